/* Inflates raw deflated data (RFC 1951) for browsers that cannot: phones from before 2023. */

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/* A Huffman code: how many symbols each length has, and the symbols in order. */
function codeOf(lengths) {
  const counts = new Uint16Array(16), offsets = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  for (let length = 1; length < 16; length++) offsets[length] = offsets[length - 1] + counts[length - 1];
  lengths.forEach((length, symbol) => { if (length) symbols[offsets[length]++] = symbol; });
  return { counts, symbols };
}

const FIXED = codeOf(Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)));
const FIXED_DISTANCES = codeOf(new Array(30).fill(5));

export function inflate(...parts) {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const from = new Uint8Array(size);
  parts.reduce((at, part) => (from.set(part, at), at + part.length), 0);
  let to = new Uint8Array(size * 4 + 1024), out = 0, at = 0, held = 0, left = 0;

  function bits(count) {
    while (left < count) {
      if (at >= size) throw new Error("truncated");
      held |= from[at++] << left;
      left += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    left -= count;
    return value;
  }

  function symbolOf({ counts, symbols }) {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error("no such code");
  }

  function room(count) {
    if (out + count <= to.length) return;
    const larger = new Uint8Array((out + count) * 2);
    larger.set(to);
    to = larger;
  }

  function block(literals, distances) {
    for (;;) {
      const symbol = symbolOf(literals);
      if (symbol === 256) return;
      room(258);
      if (symbol < 256) {
        to[out++] = symbol;
        continue;
      }
      const length = LENGTHS[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
      const far = symbolOf(distances);
      const back = DISTANCES[far] + bits(DISTANCE_BITS[far]);
      for (let copied = 0; copied < length; copied++, out++) to[out] = to[out - back];
    }
  }

  function stored() {
    held = left = 0;
    const length = from[at] | (from[at + 1] << 8);
    room(length);
    to.set(from.subarray(at + 4, at + 4 + length), out);
    at += 4 + length;
    out += length;
  }

  function dynamic() {
    const literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4;
    const short = new Uint8Array(19);
    for (let index = 0; index < codes; index++) short[ORDER[index]] = bits(3);
    const code = codeOf(short), lengths = [];
    while (lengths.length < literals + distances) {
      const symbol = symbolOf(code);
      if (symbol < 16) lengths.push(symbol);
      else {
        const value = symbol === 16 ? lengths[lengths.length - 1] : 0;
        const times = symbol === 16 ? 3 + bits(2) : symbol === 17 ? 3 + bits(3) : 11 + bits(7);
        for (let time = 0; time < times; time++) lengths.push(value);
      }
    }
    block(codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals)));
  }

  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) block(FIXED, FIXED_DISTANCES);
    else dynamic();
  }
  return to.subarray(0, out);
}
