/* 长者模式: large type and strong contrast, switched by a button, remembered for the whole site. */

const KEY = "gongkai.mode", root = document.documentElement;
// As wide as in the style sheet: below it a picture has no room for large words.
const NARROW = matchMedia("(max-width: 44.9844em)");

function remember(mode) {
  try {
    if (mode) localStorage.setItem(KEY, mode);
    else localStorage.removeItem(KEY);
  } catch { /* Where nothing may be stored, the mode holds for this page. */ }
}

/* Where pictures are left out for their small words, the tables under them stand open. */
function openTables() {
  if (root.dataset.gkMode !== "large" || !NARROW.matches) return;
  for (const table of document.querySelectorAll(".gk-chart details")) table.open = true;
}

function apply(mode) {
  if (mode) root.dataset.gkMode = mode;
  else delete root.dataset.gkMode;
}

export function startMode(button) {
  const show = () => {
    button.setAttribute("aria-pressed", root.dataset.gkMode === "large");
    openTables();
  };
  NARROW.addEventListener("change", openTables);
  button.addEventListener("click", () => {
    apply(root.dataset.gkMode === "large" ? "" : "large");
    remember(root.dataset.gkMode);
    show();
  });
  // Another page of this site may have been switched meanwhile.
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY) return;
    apply(newValue);
    show();
  });
  show();
}
