/* The page read aloud, paragraph by paragraph, where the browser can: the one being read is marked. */

const voice = window.speechSynthesis;
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, caption, tr, dt, dd, figcaption, summary";
const LEFT_OUT = "nav, form, svg, script, style, [hidden], [aria-hidden=true], .gk-source, .gk-tools, .gk-trail";
// Browsers fall silent in the middle of a long utterance.
const LONGEST = 160, TOLD = 12000;

/* What is read, in order: the innermost blocks that are shown, each with its words. */
function passages() {
  const text = document.querySelector("article") || document.querySelector("main");
  return [...text.querySelectorAll(BLOCKS)]
    .filter((block) => !block.closest(LEFT_OUT) && !block.querySelector(BLOCKS) && (block.checkVisibility?.() ?? true))
    .map((block) => ({ block, words: wordsOf(block) }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

const wordsOf = (block) =>
  (block.matches("tr") ? [...block.cells].map((cell) => cell.textContent).join("，") : block.textContent).replace(/\s+/g, " ").trim();

/* A passage in pieces that end where a sentence or a clause does. */
function pieces(words) {
  const found = [];
  let piece = "";
  for (const clause of words.match(/[^。！？；，、]+[。！？；，、]*/g) || [words]) {
    if (piece && piece.length + clause.length > LONGEST) found.push(piece), (piece = "");
    piece += clause;
  }
  return [...found, piece];
}

let turn = 0, marked = null;

function mark(block) {
  marked?.classList.remove("gk-read");
  marked = block;
  block?.classList.add("gk-read");
  block?.scrollIntoView({ block: "nearest" });
}

function show(button, reading) {
  button.setAttribute("aria-pressed", reading);
  button.textContent = reading ? "停止朗读" : "朗读";
}

function stop(button) {
  turn += 1;
  voice.cancel();
  mark(null);
  show(button, false);
}

/* Said where nothing could be read: a button that only goes back to what it was explains nothing. */
function explain(button) {
  const words = document.createElement("p");
  words.className = "gk-told";
  words.setAttribute("role", "alert");
  words.textContent = "这台设备读不出中文。可以用手机、电脑自带的朗读功能，或者换一个浏览器。";
  document.querySelector(".gk-told")?.remove();
  document.body.append(words);
  words.addEventListener("click", () => words.remove());
  setTimeout(() => words.remove(), TOLD);
  button.focus();
}

const say = (words) => new Promise((resolve, reject) => {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = "zh-CN";
  utterance.onend = resolve;
  utterance.onerror = reject;
  voice.speak(utterance);
});

async function read(button) {
  const mine = ++turn;
  show(button, true);
  // Who has selected something wants to hear that; who has scrolled, from there on.
  const selected = String(getSelection()).trim();
  const all = selected ? [{ block: null, words: selected }] : passages();
  const first = all.findIndex(({ block }) => block && block.getBoundingClientRect().bottom > 80);
  for (const { block, words } of all.slice(Math.max(first, 0))) {
    mark(block);
    for (const piece of pieces(words)) {
      await say(piece);
      if (mine !== turn) return;
    }
  }
  stop(button);
}

/* Begin to read, or stop. */
export function toggle(button) {
  if (button.getAttribute("aria-pressed") === "true") stop(button);
  else {
    const mine = turn + 1;
    read(button).catch(() => {
      // What was stopped by its reader fails as well.
      if (mine !== turn) return;
      stop(button);
      explain(button);
    });
  }
}

// What is broken off by leaving is no fault of the voice.
addEventListener("pagehide", () => document.querySelectorAll("[data-read-aloud][aria-pressed=true]").forEach(stop));
