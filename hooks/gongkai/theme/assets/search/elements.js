/* Pages are made of elements, never of strings: what a report says is text. */

import { fold } from "./folding.js";

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
  made.append(...children.filter((child) => child != null));
  return made;
}

/* A text with the terms marked; of a long one only what stands around the first. */
export function marked(text, terms, room) {
  const places = [];
  const folded = fold(text, places);
  const spans = [];
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      spans.push([places[at], places[at + term.length - 1] + 1]);
  spans.sort((a, b) => a[0] - b[0]);
  const first = spans.length ? spans[0][0] : 0;
  let from = room && first > room ? first - (room >> 1) : 0;
  const to = room ? Math.min(text.length, Math.max(from + room * 2, spans.length ? spans[0][1] : 0)) : text.length;
  const parts = from ? ["…"] : [];
  for (const [start, end] of spans) {
    if (start < from || end > to) continue;
    parts.push(text.slice(from, start), element("mark", {}, text.slice(start, end)));
    from = end;
  }
  parts.push(text.slice(from, to), to < text.length ? "…" : "");
  return parts;
}
