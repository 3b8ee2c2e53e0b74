/* What a page does beyond being read: its colours and type, its voice, the way back to its top. */

import { startDrawer } from "./page/drawer.js";
import { startMode } from "./page/mode.js";

// Light or dark: what the reader chose stays chosen; else the page goes with the system.
const schemes = [...document.querySelectorAll("input[name=__palette]")];
const kept = "gongkai.scheme";

function show(scheme) {
  document.body.dataset.mdColorScheme = scheme;
  for (const input of schemes) {
    const current = input.dataset.mdColorScheme === scheme;
    input.checked = current;
    if (input.nextElementSibling?.matches("label")) input.nextElementSibling.hidden = !current;
  }
}

function chosen() {
  try { return localStorage.getItem(kept); } catch { return null; }
}

for (const input of schemes) {
  input.addEventListener("change", () => {
    show(input.dataset.mdColorScheme);
    try { localStorage.setItem(kept, input.dataset.mdColorScheme); } catch { /* not remembered */ }
  });
}
if (schemes.length) {
  show(document.body.dataset.mdColorScheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (dark) => {
    if (!chosen()) show(dark.matches ? "slate" : "default");
  });
}

const drawer = document.getElementById("__drawer");
const sign = document.querySelector(".md-header label[for=__drawer]");
if (drawer && sign) startDrawer(drawer, sign, document.querySelector(".md-sidebar--primary"));

// A label that keys reach is pressed by them.
addEventListener("keydown", (event) => {
  if ((event.key === "Enter" || event.key === " ") && event.target.matches("label[tabindex]")) {
    event.preventDefault();
    event.target.click();
  }
});

// Back to the top, from a screen below it on.
const up = document.querySelector(".md-top");
const title = document.querySelector("[data-md-component=header-title]");
const heading = document.querySelector("h1");
if (up) {
  up.addEventListener("click", () => scrollTo({ top: 0 }));
  addEventListener("scroll", () => { up.hidden = scrollY < innerHeight; }, { passive: true });
}

// The header names the page once its heading has gone; the contents mark the part that is read.
if (title && heading) {
  new IntersectionObserver(([seen]) => {
    title.classList.toggle("md-header__title--active", !seen.isIntersecting && seen.boundingClientRect.top < 0);
  }).observe(heading);
}
const entries = new Map();
for (const link of document.querySelectorAll(".md-sidebar--secondary a[href^='#']")) {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (part) entries.set(part, link);
}
function mark() {
  let current;
  for (const [part, link] of entries) if (part.getBoundingClientRect().top < innerHeight / 4) current = link;
  for (const link of entries.values()) link.classList.toggle("md-nav__link--active", link === current);
}
if (entries.size) addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });

// What is folded is printed unfolded, and folded again.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

// Large type, and the page read aloud where the browser can; what reads is fetched when asked.
document.querySelectorAll("[data-mode-switch]").forEach(startMode);
for (const button of document.querySelectorAll("[data-read-aloud]")) {
  if (!("speechSynthesis" in window)) {
    button.hidden = true;
    continue;
  }
  // A press must not take away what was selected: that alone is read then.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", async () => (await import("./page/aloud.js")).toggle(button));
}
