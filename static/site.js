// The language switch keeps the place on the page and the choice in the address. Reading needs no script.
(() => {
  const root = new URL("..", document.currentScript.src).href;
  const links = document.querySelectorAll(".langs a");
  const carry = () => {
    for (const link of links) {
      link.search = location.search;
      link.hash = location.hash;
    }
  };
  carry();
  addEventListener("hashchange", carry);
  // The search is fetched when its box is first used; sent off before that, or without it, the box leads to the list of towns.
  for (const form of document.querySelectorAll(".find")) {
    let found;
    const find = () => (found ??= import("./search.js").then((search) => {
      form.removeEventListener("submit", wait);
      search.start(form);
    }));
    const wait = (event) => {
      event.preventDefault();
      find().then(() => form.requestSubmit(), () => form.submit());
    };
    form.addEventListener("focusin", () => find().catch(() => {}), { once: true });
    form.addEventListener("submit", wait);
  }
  addEventListener("choice", carry); // sent by table.js and compare.js when they have changed the address
  // Charts' tables and other details open for print, and close again after it.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const item of opened) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of opened) item.open = false;
  });
  // A page is shared by the system's own dialogue, or its address is copied.
  const share = document.querySelector("[data-share]");
  if (share && (navigator.share || navigator.clipboard)) share.hidden = false;
  share?.setAttribute("aria-live", "polite"); // its words change when the address is copied
  share?.addEventListener("click", async () => {
    const link = { title: document.title, url: location.href };
    if (navigator.share) return navigator.share(link).catch(() => {});
    await navigator.clipboard.writeText(link.url);
    share.textContent = share.dataset.share;
  });
  // Pages that were opened are kept for reading offline (see offline.js) until the reader says no, which an empty cache remembers.
  const note = document.querySelector(".offline");
  const tell = () => {
    if (note) note.hidden = navigator.onLine;
  };
  for (const name of ["online", "offline"]) addEventListener(name, tell);
  tell();
  const offline = async () => {
    const off = `off#${root}`;
    const asked = new URLSearchParams(location.search).get("offline");
    if (asked === "on") await caches.delete(off);
    if (asked === "off") {
      await caches.open(off);
      await (await navigator.serviceWorker.getRegistration(root))?.unregister();
      for (const name of await caches.keys()) if (name.startsWith(`${root}#`)) await caches.delete(name);
    }
    const refused = await caches.has(off);
    if (!refused) await navigator.serviceWorker.register(`${root}offline.js`);
    for (const item of document.querySelectorAll("[data-offline]")) item.hidden = (item.dataset.offline === "off") !== refused;
  };
  // `isSecureContext`: https, or this machine.
  if (isSecureContext && "serviceWorker" in navigator) addEventListener("load", () => offline().catch(() => {}));
})();
