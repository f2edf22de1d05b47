// The service worker: keeps the pages a reader has opened and the tables of towns, and shows them when there is no network.
// The build puts its own hash, the words and the list of shared files in place of the three marked strings.
const WORDS = "@words@";
const SHARED = "@shared@";
const ROOT = new URL("./", location).href;
// Other sites of the same host have caches of their own; the second is there while the reader wants nothing kept.
const VERSION = `${ROOT}#${"@version@"}`;
const OFF = `off#${ROOT}`;

const bare = (address) => {
  const url = new URL(address);
  return url.origin + url.pathname;
};
const language = (address) => {
  const lang = address.slice(ROOT.length, ROOT.length + 2);
  return lang in WORDS ? lang : "en";
};

// Keeps a file; with a page also the table of towns in its language.
const keep = async (address, found, isPage) => {
  if (await caches.has(OFF)) return;
  const cache = await caches.open(VERSION);
  await cache.put(bare(address), found);
  const table = `${ROOT}${language(address)}/towns/`;
  if (isPage && !(await cache.match(table))) await cache.add(table);
};

// The note that stands for a page which was never opened, with links to those that were.
const note = async (address) => {
  const lang = language(address);
  const [title, text, kept] = WORDS[lang];
  const cache = await caches.open(VERSION);
  let links = "";
  for (const { url } of await cache.keys()) {
    if (!url.startsWith(`${ROOT}${lang}/`) || !url.endsWith("/")) continue;
    const name = /<title>([^<]*)/.exec(await (await cache.match(url)).text());
    if (name) links += `<li><a href="${url}">${name[1].split(" – ")[0]}</a></li>`;
  }
  const face = (weight) => `@font-face{font-family:M;font-weight:${weight};src:url(${ROOT}assets/text-${weight}.woff2)}`;
  const colours = ["#FBFAF6;color:#1D2125;--link:#0B5C78", "#14171A;color:#ECEBE6;--link:#7CC4DE"].map((set) => `html{background:${set}}`);
  const style = `${face(400)}${face(600)}html{font:18px/1.55 M,sans-serif}${colours[0]}@media(prefers-color-scheme:dark){${colours[1]}}main{max-width:40rem;margin:3rem auto;padding:0 1rem}h1,h2{font-weight:600;line-height:1.2}h2{font-size:1.25rem;margin-top:2.5rem}ul{list-style:none;padding:0}a{color:var(--link);display:inline-block;padding:.5rem 0}`;
  const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${text}</p>${links && `<h2>${kept}</h2><ul>${links}</ul>`}</main></html>`;
  return new Response(body, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

// The network first, what was kept when there is none.
const answer = async (event, isPage) => {
  const { request } = event;
  try {
    const found = await fetch(request);
    if (found.ok) event.waitUntil(keep(request.url, found.clone(), isPage).catch(() => {}));
    return found;
  } catch {
    const kept = await caches.match(bare(request.url), { cacheName: VERSION });
    return kept || (isPage ? note(request.url) : Response.error());
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(SHARED.map((path) => ROOT + path))));
});

addEventListener("activate", (event) => {
  const begin = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`${ROOT}#`) && name !== VERSION) await caches.delete(name);
    await clients.claim();
    for (const { url } of await clients.matchAll()) {
      const found = await fetch(bare(url));
      if (found.ok && url.startsWith(ROOT)) await keep(url, found, true);
    }
  };
  event.waitUntil(begin().catch(() => {}));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  const isPage = request.mode === "navigate";
  if (isPage || ["font", "image", "script", "style"].includes(request.destination)) event.respondWith(answer(event, isPage));
});
