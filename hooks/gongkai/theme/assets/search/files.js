/* The files of the index, each fetched once, and what organs and regions are called. */

export const site = new URL("../..", import.meta.url);
const folder = new URL("search/", site);

export const files = new Map();
export function file(name) {
  if (!files.has(name)) {
    const asked = fetch(new URL(name, folder), name === "root.json" ? { cache: "no-cache" } : {});
    const read = asked.then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.arrayBuffer();
    });
    read.catch(() => files.delete(name));
    files.set(name, read.then((data) => new Uint8Array(data)));
  }
  return files.get(name);
}

export async function inflate(...parts) {
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    const { inflate } = await import("./inflate.js");
    return inflate(...parts);
  }
  const whole = new Response(new Blob(parts).stream().pipeThrough(stream));
  return new Uint8Array(await whole.arrayBuffer());
}
const words = (data) => new TextDecoder().decode(data);
export const data = async (name) => JSON.parse(words(await file(name)));
export const inflated = async (name) => inflate(await file(name));

export const names = once(async () => JSON.parse(words(await inflated((await data("root.json")).names))));

export function once(make) {
  let made;
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
}

/* Ask for all that every query needs, before what reads it has arrived. */
export async function prepare() {
  const root = await data("root.json");
  return Promise.all([names(), ...[root.columns, root.dictionary].map(file)]);
}
