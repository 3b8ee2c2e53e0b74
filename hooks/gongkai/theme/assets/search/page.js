/* The search page: its state is the address, its results are read before they are shown. */

import { element, marked } from "./elements.js";
import { site } from "./files.js";
import { fold, termsOf } from "./folding.js";
import { meant } from "./naming.js";
import { ABSENT, candidates, facetsOf, Hits, index, read, textOf } from "./index.js";

const NAMES = 6, PAGE = 20, CHECKED = 200, BUDGET = 70000;
const FACETS = { year: "年度", region: "地区", organ: "机关", kind: "种类" };

/* The words of a passage; a cell of a table says little alone, so the numbers of its row follow. */
function wordsOf(passages, at) {
  const { line, text } = passages[at];
  let next = at + 1;
  while (passages[next]?.line === line && /^[\d.,%—-]+$/.test(passages[next].text)) next++;
  return [text, ...passages.slice(at + 1, next).map((number) => number.text)].join("　");
}

/* The places of the passages to show: sentences rather than captions, and those rather than
   headings, which say no more than what was asked. */
function telling(passages, terms) {
  const left = new Set(terms), found = [];
  const sort = ({ heading, text }) => (heading ? 2 : /[。，；]/.test(text) ? 0 : 1);
  for (const wanted of [0, 1, 2])
    for (const [at, passage] of passages.entries()) {
      if (found.length > 2 || sort(passage) !== wanted) continue;
      const here = [...left].filter((term) => passage.folded.includes(term));
      if (here.length) found.push(at);
      here.forEach((term) => left.delete(term));
    }
  return found.sort((a, b) => a - b);
}

function resultOf(hit, terms) {
  const { url, day, withdrawn, names: [title, organ, number], passages } = hit.text;
  const address = new URL(url, site).href;
  const snippets = telling(passages, terms).map((at) => {
    const target = passages[at].line ? `${address}#L${passages[at].line}` : address;
    return element("p", {}, element("a", { href: target }, ...marked(wordsOf(passages, at), terms, 60)));
  });
  if (!snippets.length && passages.length) snippets.push(element("p", {}, passages[0].text.slice(0, 80), "…"));
  return element("li", { "data-result": url },
    element("h2", {}, element("a", { href: address }, ...marked(title, terms))),
    element("p", { class: "gk-small" }, ...marked(organ, terms), number ? "　" : "", ...marked(number, terms), "　", day ? element("time", { datetime: day }, day) : "未注明日期", withdrawn ? "　已撤下" : ""),
    ...snippets);
}

const part = (name) => place.querySelector(`[data-search-${name}]`);
// Known once the page is there: this may be loaded before it.
let place, called;
let turn = 0, latest = { key: "" }, left = null;

export const stateNow = () => new URLSearchParams(location.search);

export function addressOf(state, changes) {
  const next = new URLSearchParams(state);
  next.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}

export async function show() {
  const mine = ++turn;
  const state = stateNow();
  const terms = termsOf(state.get("q") || "");
  document.title = terms.length ? `${state.get("q").trim()} - ${called}` : called;
  if (!terms.length) return blank("");
  part("state").textContent = "正在检索……";
  read.bytes = 0;
  try {
    const hits = await hitsOf(state, terms);
    // Before the results, which they would push away.
    await drawNames(hits, mine);
    const page = Math.max(1, parseInt(state.get("page"), 10) || 1);
    await hits.chosen.settle(page * PAGE, () => { if (mine === turn) drawRows(hits, page); });
    if (mine !== turn) return;
    await draw(hits, state, page, mine);
    await settleFew(hits, state, mine);
    if (hits.chosen.total) return;
    await drawNames(hits, mine);
    await drawParts(hits, mine);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    blank(location.protocol === "file:" ? "检索要在网站上才能使用，直接打开的文件不能检索。" : "检索没有完成，请检查网络后重试。");
  }
}

function blank(message) {
  for (const name of ["names", "facets", "results", "pages"]) part(name).replaceChildren();
  part("state").textContent = message;
}

/* All that a query finds, what each facet leaves of it, and what is chosen. */
async function hitsOf(state, terms) {
  const known = await index();
  const key = JSON.stringify([terms, ...Object.keys(FACETS).map((facet) => state.get(facet))]);
  if (latest.key === key) return latest;
  const found = await candidates(terms, known);
  const facets = facetsOf(known);
  const fits = (hit, except) => Object.keys(FACETS).every((facet) =>
    facet === except || !state.get(facet) || facets.values[facet](hit.number).includes(state.get(facet)));
  const chosen = new Hits(found.filter((hit) => fits(hit)), terms, known);
  return (latest = { key, terms, known, found, facets, fits, chosen });
}

const rowsOf = ({ chosen }, page) => chosen.settled.slice((page - 1) * PAGE, page * PAGE);

/* The results of a page up to the first that has not been read. */
function drawRows(hits, page) {
  const rows = rowsOf(hits, page);
  const unread = rows.findIndex((hit) => !hit.text);
  const read = unread < 0 ? rows : rows.slice(0, unread);
  part("results").start = (page - 1) * PAGE + 1;
  part("results").replaceChildren(...read.map((hit) => resultOf(hit, hits.terms)));
}

async function draw(hits, state, page, mine) {
  await Promise.all(rowsOf(hits, page).map(async (hit, at) => {
    hit.text ??= await textOf(hit.number, hits.known);
    if (!at && mine === turn) drawRows(hits, page);
  }));
  if (mine !== turn) return;
  drawRows(hits, page);
  drawState(hits, state);
  drawFacets(hits, state);
  drawPages(hits, state, page);
  refocus();
}

/* The total is made exact where little is left to read; else it says: at most. */
async function settleFew({ chosen, ...hits }, state, mine) {
  if (chosen.exact || chosen.total > CHECKED) return;
  while (!chosen.exact && read.bytes < BUDGET && mine === turn) await chosen.more(6);
  if (mine !== turn) return;
  drawState({ chosen, ...hits }, state);
  drawFacets({ chosen, ...hits }, state);
  refocus();
}

function drawState({ chosen, terms, facets }, state) {
  const total = chosen.total;
  const number = element("strong", { [chosen.exact ? "data-total" : "data-total-max"]: total }, String(total));
  const lone = terms.some((term) => term.length === 1);
  const where = "单个字只在标题、机关名称和文号里找";
  if (total) part("state").replaceChildren(chosen.exact ? "共" : "至多", number, "件", lone ? `（${where}）` : "", ...filtersOf(facets, state));
  else part("state").replaceChildren("没有找到，共", number, "件。", lone ? `${where}，请多输入一个字。` : "请换一个说法。", ...instead());
}

/* The facets of which something is chosen. */
const narrowed = (state) => Object.keys(FACETS).filter((facet) => state.get(facet));

/* What is chosen of the facets, each to be taken away: on a phone their lists are closed. */
function filtersOf(facets, state) {
  return narrowed(state).map((facet) => {
    const name = facets.name(facet, state.get(facet));
    const href = addressOf(state, { [facet]: "" });
    return element("a", { class: "gk-chosen", href, "data-filter": facet, "aria-label": `去掉筛选：${name}` }, `${name} ×`);
  });
}

/* Organs and places that the words may mean: whoever published nothing is found here alone. */
async function drawNames({ terms, chosen }, mine) {
  const most = { regions: NAMES, organs: NAMES };
  const offers = await Promise.all(terms.map(async (term) => {
    const found = await meant(term, most, !chosen.total);
    if (found.length < NAMES) return found;
    // What is in many names, as 人民政府, means none of them.
    return chosen.total ? found.filter(({ name }) => fold(name) === term) : found.slice(0, NAMES >> 1);
  }));
  const links = new Map(offers.flat().map(({ name, url }) => [url, element("a", { href: new URL(url, site).href }, name)]));
  if (mine === turn) part("names").replaceChildren(...(links.size ? ["机关和地区：", ...links.values()] : []));
}

/* Of what is found nowhere the longest part that is somewhere: one character may be wrong. */
async function drawParts({ terms, known }, mine) {
  const fewer = terms.map((term) => terms.filter((other) => other !== term));
  for (const words of terms.length > 1 ? fewer : partsOf(terms[0])) {
    if (words.every((word) => /^\d*年?$/.test(word))) continue;
    const hits = new Hits(await candidates(words, known), words, known);
    await hits.settle(1, () => {});
    if (mine !== turn) return;
    if (!hits.total) continue;
    const query = words.join(" ");
    const link = element("a", { href: addressOf(stateNow(), { q: query }) }, `改找“${query}”`);
    return part("state").append("　", link);
  }
}

/* What is left of a term without some characters at its ends, the longest first. */
function partsOf(term) {
  const parts = [];
  for (let length = term.length - 1; length > 1 && parts.length < 12; length--)
    for (let at = 0; at + length <= term.length; at++) parts.push([term.slice(at, at + length)]);
  return parts;
}

/* What may be tried instead: without filters, without the marks at the ends of words. */
function instead() {
  const state = stateNow();
  const typed = state.get("q") || "";
  const bare = typed.replace(/(^|[\s"“”])[\p{P}\p{S}]+|[\p{P}\p{S}]+(?=$|[\s"“”])/gu, "$1").trim();
  const link = (changes, words) => element("a", { href: addressOf(state, changes) }, words);
  const filters = narrowed(state);
  const offers = [];
  if (filters.length) offers.push(link(Object.fromEntries(filters.map((facet) => [facet, ""])), "去掉筛选条件再找"));
  if (bare && bare !== typed) offers.push(link({ q: bare }, `去掉标点，找“${bare}”`));
  return offers.flatMap((offer) => ["　", offer]);
}

function drawFacets({ chosen, found, facets, fits }, state) {
  // Open where they stand beside the results, not where they would push them down.
  const beside = innerWidth > 960 && !document.querySelector("[data-gk-mode=large]");
  const groups = Object.entries(FACETS).map(([facet, label]) => {
    const counts = new Map();
    for (const hit of found) {
      if (hit.tier >= ABSENT || !fits(hit, facet)) continue;
      for (const value of facets.values[facet](hit.number)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const active = state.get(facet);
    if (active && !counts.has(active)) counts.set(active, 0);
    const rows = [...counts].sort(facet === "year" ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!rows.length) return null;
    const few = rows.filter(([value], at) => at < 12 || value === active);
    const items = few.map(([value, count]) => element("li", {},
      element("a", {
        href: addressOf(state, { [facet]: value === active ? "" : value }),
        "data-facet": facet, "data-value": value, "data-count": count, "aria-current": value === active ? "true" : null,
      }, facets.name(facet, value), element("span", { class: "gk-count" }, `${chosen.exact ? "" : "≤"}${count}`))));
    if (rows.length > few.length) items.push(element("li", { class: "gk-small" }, `另有${rows.length - few.length}个，可以加词缩小范围`));
    const summary = active ? `${label}：${facets.name(facet, active)}` : label;
    return element("details", { open: beside ? "" : null }, element("summary", {}, summary), element("ul", {}, ...items));
  });
  part("facets").replaceChildren(...groups.filter(Boolean));
}

function drawPages({ chosen }, state, page) {
  const last = Math.ceil(chosen.total / PAGE);
  const link = (to, text) => element("li", {}, element("a", { href: addressOf(state, { page: to > 1 ? to : "" }), "data-page": to }, text));
  const items = [];
  if (page > 1) items.push(link(page - 1, "上一页"));
  if (last > 1) items.push(element("li", {}, element("span", { "aria-current": "page" }, `第${page}页`)));
  if (page < last) items.push(link(page + 1, "下一页"));
  part("pages").replaceChildren(...(items.length ? [element("ol", {}, ...items)] : []));
}

export function go(address, replace) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show();
}

/* Where the links of facets are drawn anew, whoever came by keyboard stays at the one they chose;
   where it is gone, they go on with the results. */
function refocus() {
  if (!left) return;
  const again = left.facet && place.querySelector(`[data-facet="${left.facet}"][data-value="${CSS.escape(left.value)}"]`);
  (again || part("results")).focus({ preventScroll: true });
}

/* Take the place of the search over, once. */
export function begin(found) {
  if (place) return;
  place = found;
  called = document.title;
  part("skip").addEventListener("click", (event) => {
    event.preventDefault();
    part("results").focus();
  });
  place.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-facet], [data-filter], [data-page]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const chosen = (left = link.dataset.page ? null : { ...link.dataset });
    const shown = go(link.getAttribute("href"));
    if (link.dataset.page) part("state").scrollIntoView();
    await shown;
    if (left === chosen) left = null;
  });
}
