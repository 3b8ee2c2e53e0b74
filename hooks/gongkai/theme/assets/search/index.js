/* The index: which reports may hold a query's terms, and which do. It is read as
   hooks/gongkai/search/postings.py and index.py write it. */

import { data, file, files, inflate, inflated, names, once, words } from "./files.js";
import { fold } from "./folding.js";

export const ABSENT = 3;
const SHARDS = 10, TITLE = 0, HEADING = 1, BODY = 2;
const HAN = /[\u4e00-\u9fff]/;

export const index = once(async () => {
  const root = await data("root.json");
  const [table, columns, called] = await Promise.all([file(root.table), inflated(root.columns), names()]);
  const starts = [0];
  for (const size of root.sizes) starts.push(starts[starts.length - 1] + size);
  const count = starts[root.sizes.length];
  const column = (at) => columns.subarray(at * count, (at + 1) * count);
  const both = (at) => Array.from(column(at), (low, place) => low | (column(at + 1)[place] << 8));
  const made = { root, table, starts, count, names: called, organ: both(0), kind: column(2), year: column(3), day: both(4) };
  const order = [...made.day.keys()].sort(
    (a, b) => made.day[b] - made.day[a] || (called.years[made.year[b] - 1] || 0) - (called.years[made.year[a] - 1] || 0) || a - b);
  made.rank = new Uint32Array(count);
  order.forEach((number, rank) => { made.rank[number] = rank; });
  return made;
});

// Shards: the postings of some grams.
const shards = new Map();
function shardOf(gram, count) {
  const mixed = [1, 31, 961, 29791].reduce((sum, odd, at) => sum + odd * (gram.charCodeAt(at) || 0), 0);
  return Math.imul(mixed, 2654435761) >>> (33 - (32 - Math.clz32(count)));
}

async function entryOf(gram, { root, table }) {
  const number = shardOf(gram, root.shards);
  if (!shards.has(number)) shards.set(number, readShard(number, table));
  const loading = shards.get(number);
  loading.catch(() => shards.delete(number));
  return (await loading).get(gram) || [];
}

async function readShard(number, table) {
  const digest = hex(table.subarray(number * 3, number * 3 + 3));
  const found = new Map();
  if (digest === "000000") return found;
  const read = await inflated(`shards/${number.toString(16)}-${digest}.bin`);
  for (let at = 0; at < read.length;) {
    const head = read[at++];
    let gram = "";
    for (let units = head & 3 || 4; units; units--, at += 2) gram += String.fromCharCode(read[at] | (read[at + 1] << 8));
    const rows = [];
    for (let field = 0; field < 3; field++) {
      if (!(head & (4 << field))) continue;
      let length = 0, shift = 0, byte;
      do {
        byte = read[at++];
        length |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      rows[field] = read.subarray(at, at += length);
    }
    found.set(gram, rows);
  }
  return found;
}

/* The reports of some rows, as flags by number. */
function flagsOf({ starts, count, root }, ...rows) {
  const flags = new Uint8Array(count);
  for (const row of rows) {
    for (let at = 0, chunk = -1; row && at < row.length;) {
      const head = row[at++];
      if (head === 0xbf) {
        chunk += 63;
        continue;
      }
      chunk += (head & 63) + 1;
      const start = starts[chunk], size = root.sizes[chunk];
      if (head >= 0xc0) {
        for (let place = 0; place < size; place++) flags[start + place] |= (row[at + (place >> 3)] >> (place & 7)) & 1;
        at += (size + 7) >> 3;
      } else while (row[at] < 128) flags[start + row[at++]] = 1;
    }
  }
  return flags;
}
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/* Whether the index has more than two characters as one gram: where sentences end and numbers go on. */
const isTriple = (three) => three.length === 3 && (!HAN.test(three[1]) || /\d/.test(three[0]));
const isQuad = (four) => four.length === 4 && /\d/.test(four[0]) && !HAN.test(four[2]);

/* The grams to ask for: together they cover the term, or as much of it as may be fetched. */
function gramsOf(term, most) {
  if (term.length === 1) return [term];
  const long = [], pairs = [];
  let covered = 0, quad = 0;
  for (let at = 0; at < term.length - 1; at++) {
    const [pair, three, four] = [2, 3, 4].map((length) => term.slice(at, at + length));
    if (isQuad(four)) {
      long.push(four);
      covered = quad = at + 4;
    } else if (isTriple(three) && quad < at + 3) {
      long.push(three);
      covered = at + 3;
    } else if (covered < at + 2) pairs.push(pair);
  }
  const some = spread(long, pairs.length ? Math.ceil(most * 0.6) : most);
  return [...some, ...spread(pairs, most - some.length)];
}

function spread(all, most) {
  if (all.length <= most || most < 2) return all.slice(0, most);
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))]);
}

/* Whether the index alone knows which reports hold the term. */
const certain = (term) => term.length < 3 || isTriple(term) || isQuad(term);

/* The reports that may hold all terms, each with the tier that it may be of. A single character
   is looked for in titles and names alone. */
export async function candidates(terms, known) {
  const most = Math.max(2, Math.floor(SHARDS / terms.length));
  const grams = [...new Set(terms.flatMap((term) => gramsOf(term, most)))];
  const fields = await Promise.all(grams.map(async (gram) => {
    const [body, title, heading] = await entryOf(gram, known);
    const named = flagsOf(known, title);
    return gram.length === 1 ? [named, named, named] : [flagsOf(known, body), named, flagsOf(known, title, heading)];
  }));
  const found = [];
  const checked = terms.every(certain);
  for (let number = 0; number < known.count; number++) {
    if (!fields.every(([there]) => there[number])) continue;
    const tier = fields.every((field) => field[1][number]) ? TITLE : fields.every((field) => field[2][number]) ? HEADING : BODY;
    found.push({ number, tier, checked });
  }
  return found;
}

// Texts: what is shown has been read.
export const read = { bytes: 0 };

export async function textOf(number, known) {
  const { root, names: { organs } } = known;
  let chunk = 0;
  while (known.starts[chunk + 1] <= number) chunk++;
  const first = chunk - (chunk % 8);
  const [list, begin] = await Promise.all([file(root.texts[first / 8]), file(root.dictionary)]);
  const at = (number - known.starts[first]) * 3;
  const name = `texts/${organs[known.organ[number] - 1][0]}/${hex(list.subarray(at, at + 3))}.bin`;
  const fresh = !files.has(name);
  const packed = await file(name);
  if (fresh) read.bytes += packed.length;
  const lines = words((await inflate(begin, packed)).subarray(root.shared)).split("\n");
  const [url, day, withdrawn] = lines[0].split("\t");
  let line = 0;
  const passages = lines.slice(5).map((passage) => {
    const [mark, step, sign] = /^(-?\w*)([#:])/.exec(passage);
    line += step ? parseInt(step, 36) : 2;
    const text = passage.slice(mark.length);
    return { line, heading: sign === "#", text, folded: fold(text) };
  });
  return { url, day, withdrawn, names: lines.slice(1, 5), passages };
}

/* Read a hit's text: of which tier it is, or that it is none. */
async function check(hit, terms, known) {
  hit.text ??= await textOf(hit.number, known);
  const names = hit.text.names.map((name) => fold(name));
  const holds = (term, heading) =>
    hit.text.passages.some((passage) => passage.heading >= heading && passage.folded.includes(term));
  const tiers = terms.map((term) => {
    if (names.some((name) => name.includes(term))) return TITLE;
    if (term.length === 1) return ABSENT;
    return holds(term, true) ? HEADING : holds(term, false) ? BODY : ABSENT;
  });
  hit.tier = Math.max(...tiers);
  hit.checked = true;
}

/* The hits of a query: the first are settled, the others may still prove to be none. */
export class Hits {
  constructor(found, terms, known) {
    Object.assign(this, { terms, known, settled: [], open: found });
    this.sort();
  }
  get total() { return this.settled.length + this.open.length; }
  get exact() { return this.open.every((hit) => hit.checked); }
  sort() {
    const { rank } = this.known;
    this.open = this.open.filter((hit) => hit.tier < ABSENT).sort((a, b) => a.tier - b.tier || rank[a.number] - rank[b.number]);
    const unchecked = this.open.findIndex((hit) => !hit.checked);
    this.settled.push(...this.open.splice(0, unchecked < 0 ? this.open.length : unchecked));
  }
  async settle(wanted, told) {
    while (this.settled.length < wanted && this.open.length) {
      await this.more(wanted - this.settled.length);
      told();
    }
  }
  async more(count) {
    const some = this.open.filter((hit) => !hit.checked).slice(0, count);
    await Promise.all(some.map((hit) => check(hit, this.terms, this.known)));
    this.sort();
  }
}

// Facets.
export function facetsOf(known) {
  const { organs, regions, kinds, years } = known.names;
  const organ = (number) => organs[known.organ[number] - 1];
  const above = (region) => (region < 0 ? [] : [regions[region][0], ...above(regions[region][2])]);
  const regionsOf = organs.map(([, , region]) => above(region));
  const titles = { region: new Map(regions), organ: new Map(organs), kind: new Map(kinds) };
  return {
    values: {
      year: (number) => (known.year[number] ? [String(years[known.year[number] - 1])] : []),
      region: (number) => regionsOf[known.organ[number] - 1],
      organ: (number) => [organ(number)[0]],
      kind: (number) => [kinds[known.kind[number] - 1][0]],
    },
    name: (facet, value) => (facet === "year" ? `${value}年` : titles[facet].get(value) || value),
  };
}
