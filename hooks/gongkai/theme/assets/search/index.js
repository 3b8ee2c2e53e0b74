/* The index: which reports may hold a query's terms, and which do. It is read as
   hooks/gongkai/search/shards.py and index.py write it. */

import { data, file, files, inflate, inflated, names, once } from "./files.js";
import { fold } from "./folding.js";

export const ABSENT = 3;
const SHARDS = 10, TITLE = 0, HEADING = 1, BODY = 2, BEYOND = 1 << 20;
const HAN = /[\u4e00-\u9fff]/;

export const index = once(async () => {
  const root = await data("root.json");
  const [columns, called] = await Promise.all([inflated(root.columns), names()]);
  const starts = [0];
  for (const size of root.sizes) starts.push(starts[starts.length - 1] + size);
  const count = starts[root.sizes.length];
  const column = (at) => columns.subarray(at * count, (at + 1) * count);
  const both = (at) => Array.from(column(at), (low, place) => low | (column(at + 1)[place] << 8));
  const made = { root, starts, count, names: called, organ: both(0), kind: column(2), year: column(3), day: both(4) };
  const order = [...made.day.keys()].sort(
    (a, b) => made.day[b] - made.day[a] || (called.years[made.year[b] - 1] || 0) - (called.years[made.year[a] - 1] || 0) || a - b);
  made.rank = new Uint32Array(count);
  order.forEach((number, rank) => { made.rank[number] = rank; });
  return made;
});

// Shards: the postings of some grams.
const shards = new Map();

/* The number of a gram: its first units mixed with what is beyond them, and that. */
function numbered(gram) {
  const lead = gram.length === 4 ? gram.charCodeAt(0) - 47 : 0;
  const [first, second, third] = [0, 1, 2].map((at) => gram.charCodeAt(lead ? at + 1 : at) || 0);
  const beyond = third | (lead << 16);
  const mixed = (Math.imul(first | (second << 16), 2654435761) + Math.imul(beyond, 2246822519)) >>> 0;
  return { mixed, number: mixed * BEYOND + beyond };
}

async function entryOf(gram, { root }) {
  const { mixed, number } = numbered(gram);
  const [folder, count] = root.sections[mixed >>> 28];
  const name = `shards/${folder}/${Math.floor(((mixed & 0xfffffff) * count) / 0x10000000).toString(16)}.bin`;
  if (!shards.has(name)) shards.set(name, readShard(name));
  const loading = shards.get(name);
  loading.catch(() => shards.delete(name));
  return (await loading).get(number) || [];
}

/* The rows of a shard, by gram and by field. */
async function readShard(name) {
  const read = await inflated(name), found = new Map();
  let at = 0, mixed = 0;
  const value = () => {
    let sum = 0, scale = 1, octet;
    do {
      octet = read[at++];
      sum += (octet & 127) * scale;
      scale *= 128;
    } while (octet > 127);
    return sum;
  };
  while (at < read.length) {
    const head = read[at++];
    const size = head >> 3 === 31 ? 31 + value() : head >> 3;
    mixed += value();
    let number = mixed * BEYOND;
    if (head & 1) number += read[at++] | (read[at++] << 8) | (read[at++] << 16);
    if (!found.has(number)) found.set(number, []);
    found.get(number)[(head >> 1) & 3] = read.subarray(at, at += size);
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
const said = new TextDecoder("utf-16le");

export async function textOf(number, known) {
  const { root, starts } = known;
  let chunk = 0;
  while (starts[chunk + 1] <= number) chunk++;
  const name = `texts/${root.texts[chunk]}/${(number - starts[chunk]).toString(16)}.bin`;
  const fresh = !files.has(name);
  const [begin, packed] = await Promise.all([file(root.dictionary), file(name)]);
  if (fresh) read.bytes += packed.length;
  const lines = said.decode((await inflate(begin, packed)).subarray(root.shared)).split("\n");
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
      await this.more(wanted - this.settled.length, told);
      told();
    }
  }
  /* Check some more; if the first of them stays the next, it is told before the others are read. */
  async more(count, told) {
    const some = this.open.filter((hit) => !hit.checked).slice(0, count);
    const before = this.settled.length;
    await Promise.all(some.map(async (hit, at) => {
      await check(hit, this.terms, this.known);
      if (at || !told) return;
      this.sort();
      if (this.settled.length > before) told();
    }));
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
