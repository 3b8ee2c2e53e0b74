/* Names of organs and places that someone may mean: written out, shortened as people do (卫健局 for
   卫生健康局, 市政府 for 市人民政府), or with one character wrong. */

import { names } from "./files.js";
import { fold } from "./folding.js";

const FEWEST = 3, WIDEST = 3, LONGEST = 24;

/* How far a name is from what was typed: the less the nearer, none where it is another. */
function distance(typed, name) {
  const at = name.indexOf(typed);
  if (at >= 0) return at + (name.length - typed.length) / 1000;
  if (typed.length < FEWEST) return null;
  const first = name.indexOf(typed[0]);
  let last = first;
  for (const unit of first < 0 ? typed : typed.slice(1)) {
    last = name.indexOf(unit, last + 1);
    if (last < 0) return null;
  }
  const wide = last - first + 1;
  return wide > typed.length * WIDEST ? null : 1000 + wide - typed.length;
}

/* The same with one character wrong or too many, or in a whole question: for where nothing is called
   as it was typed. */
function loosely(typed, name) {
  if (name.length >= FEWEST && typed.includes(name)) return typed.length - name.length;
  // A pasted sentence is no name with a slip in it, and trying takes long.
  if (typed.length > LONGEST) return null;
  for (let start = 0; start + typed.length <= name.length; start++)
    if ([...typed].filter((unit, at) => name[start + at] !== unit).length === 1) return start;
  if (typed.length <= FEWEST) return null;
  const all = [...typed].map((_, at) => distance(typed.slice(0, at) + typed.slice(at + 1), name));
  return Math.min(...all.filter((one) => one !== null), Infinity);
}

/* The nearest names, each with its sort and its address; ``loose`` where one character may be wrong. */
export async function meant(typed, most = { regions: 3, organs: 6 }, loose = true) {
  const { organs, regions } = await names();
  const nearest = (all, under, sort, how) => all
    .map(([id, name]) => ({ name, sort, url: `${under}/${id}/`, far: how(typed, fold(name)) }))
    .filter(({ far }) => far !== null && far < Infinity)
    .sort((a, b) => a.far - b.far || a.name.length - b.name.length)
    .slice(0, most[under]);
  const both = (how) => [...nearest(regions, "regions", "地区", how), ...nearest(organs, "organs", "机关", how)];
  const found = both(distance);
  return found.length || !loose || typed.length < FEWEST ? found : both(loosely);
}
