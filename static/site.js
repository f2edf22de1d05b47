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
