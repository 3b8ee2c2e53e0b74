/* The search: suggestions at every box; the search page, once something is searched. No library. */

import { element, marked } from "./search/elements.js";
import { prepare, site } from "./search/files.js";
import { fold } from "./search/folding.js";
import { meant } from "./search/naming.js";

/* What is typed, but never a word that is still being composed. */
function typing(box, then) {
  let composing = false;
  box.addEventListener("compositionstart", () => { composing = true; });
  box.addEventListener("compositionend", () => {
    composing = false;
    then();
  });
  box.addEventListener("input", (event) => { if (!composing && !event.isComposing) then(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (composing || event.isComposing)) event.preventDefault();
  });
}

// Suggestions: organs and places, from the first character on.
function suggest(box) {
  const list = element("ul", { class: "gk-suggest", role: "listbox", id: `${box.id}-list`, "aria-label": "机关和地区", hidden: "" });
  box.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) box.setAttribute(name, value);
  let active = -1;
  const close = () => choose(-1, (list.hidden = true));
  function choose(at) {
    active = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[at].id);
    box.setAttribute("aria-expanded", !list.hidden);
  }
  async function offer() {
    const typed = fold(box.value);
    if (!typed) return close();
    const offers = await meant(typed);
    if (typed !== fold(box.value)) return;
    list.replaceChildren(...offers.map(({ name, sort, url }, at) =>
      element("li", { role: "option", id: `${list.id}-${at}`, "data-url": url }, element("span", {}, ...marked(name, [typed])), element("span", { class: "gk-count" }, sort))));
    list.hidden = !offers.length || document.activeElement !== box;
    choose(-1);
  }
  // Whoever has typed a whole name wants to go there, but for who is searching already.
  const named = () => !box.closest("[data-search]") && [...list.children].find((option) => fold(option.firstChild.textContent) === fold(box.value));
  const open = (option) => { location.href = new URL(option.dataset.url, site).href; };
  typing(box, () => offer().catch(() => {}));
  box.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose((active + 1) % count);
    else if (event.key === "ArrowUp") choose((active <= 0 ? count : active) - 1);
    else if (event.key === "Enter" && (active >= 0 || named())) open(active >= 0 ? list.children[active] : named());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
}

/* What searches is fetched once there is something to search, and what it will ask for with it. */
function page() {
  prepare().catch(() => {});
  import("./search/index.js").catch(() => {});
  return import("./search/page.js");
}

const query = () => new URLSearchParams(location.search).get("q") || "";

function startPage(place) {
  const box = place.querySelector("[data-search-box]");
  const opened = async () => {
    const made = await page();
    made.begin(place);
    return made;
  };
  const failed = (error) => {
    console.error(error);
    place.querySelector("[data-search-state]").textContent = "检索没有完成，请检查网络后重试。";
  };
  const read = () => {
    box.value = query();
    return opened().then(({ show }) => show()).catch(failed);
  };
  const search = (replace) => {
    const typed = box.value.trim();
    return opened().then(({ addressOf, go, stateNow }) => {
      if (typed !== query()) return go(addressOf(stateNow(), { q: typed }), replace);
    }).catch(failed);
  };
  let timer;
  typing(box, () => {
    page().catch(() => {});
    clearTimeout(timer);
    timer = setTimeout(() => search(true), 150);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search(false);
  });
  addEventListener("popstate", read);
  place.hidden = false;
  // What stands below the results comes after them: nothing that is read is pushed away.
  const ready = () => place.setAttribute("data-search-ready", "");
  if (query()) read().finally(ready);
  else ready();
}

function start() {
  document.querySelectorAll("[data-search-box]").forEach(suggest);
  document.querySelectorAll("[data-search]").forEach(startPage);
}

if (query() && location.pathname === new URL("search/", site).pathname) page().catch(() => {});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
