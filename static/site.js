// The language switch keeps the place on the page and the choice in the address. Reading needs no script.
(() => {
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
})();
