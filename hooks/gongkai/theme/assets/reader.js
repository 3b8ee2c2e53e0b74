/* What a reader may set and ask for: large type, and the page read aloud. No library. */

import { startReading } from "./reader/aloud.js";

const KEY = "gongkai.mode", root = document.documentElement;

function remember(mode) {
  try {
    if (mode) localStorage.setItem(KEY, mode);
    else localStorage.removeItem(KEY);
  } catch { /* Where nothing may be stored, the mode holds for this page. */ }
}

function startMode(button) {
  const show = () => {
    const large = root.dataset.gkMode === "large";
    button.setAttribute("aria-pressed", large);
    button.textContent = large ? "退出长者模式" : "长者模式";
  };
  button.addEventListener("click", () => {
    if (root.dataset.gkMode === "large") delete root.dataset.gkMode;
    else root.dataset.gkMode = "large";
    remember(root.dataset.gkMode);
    show();
  });
  // Another page of this site may have been switched meanwhile.
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY) return;
    if (newValue) root.dataset.gkMode = newValue;
    else delete root.dataset.gkMode;
    show();
  });
  show();
}

function start() {
  document.querySelectorAll("[data-mode-switch]").forEach(startMode);
  document.querySelectorAll("[data-read-aloud]").forEach(startReading);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
