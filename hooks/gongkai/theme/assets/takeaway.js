// Printing and copying need a script: their buttons show themselves only where it runs.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Where nobody said where the site stands, the reader's own address bar does.
for (const cited of document.querySelectorAll("[data-without-address]")) {
  cited.append(` ${location.origin}${location.pathname}`);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(text);
    button.textContent = done ? "已复制" : "已选中，请按 Ctrl+C 复制";
    setTimeout(() => { button.textContent = label; }, 4000);
  });
}

/** Copy what an element says; without https the browser lends no clipboard, only a selection. */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}
