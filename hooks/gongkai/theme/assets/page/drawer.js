/* The drawer of a narrow window: its sign becomes a button that says whether it is open.
   Without scripts a check box opens it, which no landmark can hold where the theme wants it. */

export function startDrawer(drawer, sign, sidebar) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${sign.className} gk-menu`;
  button.setAttribute("aria-label", drawer.getAttribute("aria-label"));
  button.append(...sign.childNodes);
  sign.replaceWith(button);
  const show = () => button.setAttribute("aria-expanded", drawer.checked);
  const turn = (open) => {
    drawer.checked = open;
    show();
  };
  button.addEventListener("click", () => turn(!drawer.checked));
  drawer.addEventListener("change", show);
  sidebar?.addEventListener("click", (event) => { if (event.target.closest("a[href*='#']")) turn(false); });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    turn(false);
    button.focus();
  });
  show();
}
