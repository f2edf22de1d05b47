// The service worker: keeps the pages a reader has opened and the tables of towns, and shows them when there is no network.
// The build puts its own hash, the words and the list of shared files in place of the three marked strings.
const WORDS = "@words@";
const SHARED = "@shared@";
const ROOT = new URL("./", location).href;
const VERSION = `${ROOT}#${"@version@"}`; // other sites of the same host have caches of their own

const OFF = `off#${ROOT}`; // there while the reader wants nothing kept

const opened = async () => ((await caches.has(OFF)) ? Promise.reject() : caches.open(VERSION));
const bare = (address) => {
  const url = new URL(address);
  return url.origin + url.pathname;
};
const language = (address) => {
  const lang = address.slice(ROOT.length, ROOT.length + 2);
  return lang in WORDS ? lang : "en";
};
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

// Keeps a page, and with it the table of towns in its language.
const keep = async (address, answer) => {
  const cache = await opened();
  if (answer) await cache.put(bare(address), answer);
  const table = `${ROOT}${language(address)}/towns/`;
  if (!(await cache.match(table))) await cache.add(table);
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
    if (name) links += `<li><a href="${escaped(url)}">${name[1]}</a></li>`;
  }
  const style = "body{font:18px/1.55 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}a{display:inline-block;padding:.5rem 0}";
  const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${text}</p>${links && `<h2>${kept}</h2><ul>${links}</ul>`}</main></html>`;
  return new Response(body, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const page = async (event) => {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keep(request.url, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    return (await caches.match(bare(request.url), { cacheName: VERSION })) || note(request.url);
  }
};

const part = async (event) => {
  const { request } = event;
  try {
    const answer = await fetch(request);
    const copy = answer.clone();
    if (answer.ok) event.waitUntil(opened().then((cache) => cache.put(bare(request.url), copy)).catch(() => {}));
    return answer;
  } catch (error) {
    const kept = await caches.match(bare(request.url), { cacheName: VERSION });
    if (kept) return kept;
    throw error;
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
    for (const { url } of await clients.matchAll()) if (url.startsWith(ROOT)) await keep(url, await fetch(bare(url)));
  };
  event.waitUntil(begin().catch(() => {}));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (["font", "image", "script", "style"].includes(request.destination)) event.respondWith(part(event));
});
