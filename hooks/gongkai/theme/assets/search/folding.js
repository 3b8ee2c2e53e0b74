/* Folding: in what form texts and queries are compared. hooks/gongkai/search/folding.py does the same. */

const ALIKE = ["([〔【〖「『", ")]〕】〗」』", "\"“”„‟〝〞″", "'‘’‚‛′", "-—–―‐‑‒−─━", "~〜∼", "·•・‧∙", "《〈", "》〉", "〇○◯"];
const TABLE = new Map([..."\0\u00ad\u200b\u200c\u200d\u2060\ufeff"].map((unseen) => [unseen, ""]));
for (const [first, ...others] of ALIKE) for (const other of others) TABLE.set(other, first);
const SPACE = /[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const WORD = /[0-9a-z]/, HAN = /[\u4e00-\u9fff]/;

export function fold(text, places) {
  let out = "", space = -1;
  for (let at = 0; at < text.length; at++) {
    let unit = text[at];
    const code = text.charCodeAt(at);
    if (code < 0x4e00 || code > 0x9fff) {
      if (code > 0xff00 && code < 0xff5f) unit = String.fromCharCode(code - 0xfee0);
      if (unit >= "A" && unit <= "Z") unit = unit.toLowerCase();
      else unit = TABLE.get(unit) ?? unit;
      if (!unit) continue;
      if (SPACE.test(unit)) {
        space = at;
        continue;
      }
    }
    if (space >= 0 && out && WORD.test(unit) && WORD.test(out[out.length - 1])) {
      out += " ";
      if (places) places.push(space);
    }
    space = -1;
    out += unit;
    if (places) places.push(at);
  }
  return out;
}

/* The terms of a query; what stands in quotes as a whole is one term, spaces and all. */
export function termsOf(query) {
  const found = [...query.matchAll(/"([^"]+)"(?!\S)|“([^”]+)”(?!\S)|(\S+)/g)];
  return [...new Set(found.map((one) => fold(one[1] || one[2] || one[3])).filter(Boolean))].slice(0, 8);
}
