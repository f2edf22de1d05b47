// Two to four towns side by side, from the rows of the page; the choice stands in the address by slug.
(() => {
  const side = document.querySelector("#side");
  const words = side.dataset;
  const [form, status, result, list, body] = ["form", "[role=status]", "div", "ul", "tbody"].map((name) => side.querySelector(name));
  const top = side.querySelector("thead tr");
  const selects = [...form.querySelectorAll("select")];
  const tables = [...document.querySelectorAll("#all table")];
  const fill = (pattern, values) => pattern.replace(/{(\w+)}/g, (_, name) => values[name]);
  const make = (name, parent, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const differ = (cells, name) => new Set(cells.map((cell) => cell.dataset[name])).size > 1;

  // "working (Altai, Rudny), closed (Arkalyk)".
  const sayClasses = (indicator, towns, values) => {
    const kinds = [...new Set(values)];
    const groups = kinds.map((kind) => `${kind} (${towns.filter((_, index) => values[index] === kind).map((town) => town.name).join(", ")})`);
    make("li", list, kinds.length > 1 ? `${indicator}: ${groups.join(", ")}.` : fill(words.same, {indicator, value: kinds[0]}));
  };

  // A bar from zero; one scale a row.
  const bar = (value, low, high) => {
    const at = (number) => Math.round(((number - low) / (high - low)) * 1000) / 10;
    const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
    return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="${value < 0 ? "fall" : "rise"}" x="${from}" width="${to - from}" height="8"/><path vector-effect="non-scaling-stroke" d="M${at(0)} 0v8"/></svg>`;
  };

  // Digits after the decimal sign. The figures of a row stand one under another on a phone: unseen digits make up for those that are fewer.
  const decimals = (text) => (text.split(words.decimal)[1] || "").search(/\D|$/);
  const align = (box, known) => {
    const figure = box.firstChild;
    const most = Math.max(...known.map((cell) => decimals(cell.dataset.w)));
    const own = decimals(figure.data);
    const value = document.createElement("span");
    const marks = document.createElement("span");
    marks.className = "marks";
    marks.append(...box.querySelectorAll("a.s"));
    value.append(figure);
    if (own < most) {
      const rest = figure.splitText(figure.data.match(/.*\d/)[0].length);
      const pad = document.createElement("span");
      pad.className = "pad";
      pad.dataset.pad = (own ? "" : words.decimal) + "0".repeat(most - own);
      rest.before(pad);
    }
    box.prepend(value, marks);
  };

  const addRow = (head, towns, cells) => {
    const row = make("tr", body);
    const label = make("th", row);
    label.scope = "row";
    label.innerHTML = head.innerHTML;
    const known = cells.filter((cell) => cell && cell.dataset.v);
    const values = known.map((cell) => +cell.dataset.v);
    const warnings = [];
    const early = known.filter((cell) => "e" in cell.dataset).length;
    const unlike = differ(known, "s") || differ(known, "u");
    if (differ(known, "s")) warnings.push(words.scopes);
    if (differ(known, "u")) warnings.push(words.units);
    if (early && early < known.length) warnings.push(words.early);
    else if (differ(known, "y")) warnings.push(words.years);
    if (warnings.length) make("p", label, warnings.join(" ")).className = "warning";
    const low = Math.min(0, ...values);
    const high = Math.max(0, ...values);
    cells.forEach((cell, index) => {
      const place = make("td", row);
      place.dataset.l = towns[index].name;
      const box = make("div", place, words.none);
      if (!cell) return;
      box.innerHTML = cell.innerHTML;
      for (const item of box.querySelectorAll("[id]")) item.removeAttribute("id");
      if (!known.includes(cell)) return;
      align(box, known);
      box.querySelector(".unit").textContent = cell.dataset.y && `${cell.dataset.y}, ${cell.dataset.s}`;
      if (!unlike && known.length > 1 && high > low) box.insertAdjacentHTML("beforeend", bar(+cell.dataset.v, low, high));
    });
    if (head.dataset.words && known.length > 1 && differ(known, "w")) {
      const most = known[values.indexOf(Math.max(...values))];
      const least = known[values.indexOf(Math.min(...values))];
      const name = (cell) => towns[cells.indexOf(cell)].name;
      make("li", list, fill(head.dataset.words, {
        indicator: head.textContent, first: name(most), last: name(least),
        high: most.dataset.w, low: least.dataset.w, firstYear: most.dataset.y, lastYear: least.dataset.y,
      }));
    }
    if ("class" in head.dataset) sayClasses(head.textContent, towns, cells.map((cell) => cell.textContent.trim()));
  };

  const show = () => {
    const chosen = new Set(selects.map((select) => select.value));
    const towns = [...tables[0].tBodies[0].rows].filter((row) => chosen.has(row.dataset.t))
      .map((row) => ({row, slug: row.dataset.t, name: row.cells[0].textContent, link: row.cells[0].innerHTML}));
    list.replaceChildren();
    body.replaceChildren();
    top.replaceChildren(top.cells[0]);
    result.hidden = towns.length < 2;
    status.textContent = result.hidden ? words.hint : fill(words.chosen, {towns: towns.map((town) => town.name).join(", ")});
    if (result.hidden) return towns;
    for (const town of towns) {
      const head = make("th", top);
      head.scope = "col";
      head.innerHTML = town.link;
      make("span", head, town.row.dataset.region).className = "unit";
    }
    sayClasses(words.region, towns, towns.map((town) => town.row.dataset.region));
    for (const source of tables) {
      const rows = towns.map((town) => [...source.tBodies[0].rows].find((row) => row.dataset.t === town.slug));
      [...source.tHead.rows[0].cells].forEach((head, column) => {
        const cells = rows.map((row) => row && row.cells[column]);
        if (column && cells.some((cell) => cell && (cell.dataset.v || "class" in head.dataset))) addRow(head, towns, cells);
      });
    }
    return towns;
  };

  const change = () => {
    const query = new URLSearchParams(location.search);
    const slugs = show().map((town) => town.slug).sort();
    if (slugs.length) query.set("towns", slugs.join(","));
    else query.delete("towns");
    const text = `${query}`.replace(/%2C/g, ",");
    const search = text && `?${text}`;
    if (search !== location.search) history.replaceState(null, "", location.pathname + search + location.hash);
    dispatchEvent(new Event("choice"));
  };

  for (const select of selects.slice(1)) select.innerHTML = selects[0].innerHTML;
  const wanted = (new URLSearchParams(location.search).get("towns") || "").split(",");
  const known = tables[0].querySelectorAll("[data-t]");
  const slugs = [...known].map((row) => row.dataset.t).filter((slug) => wanted.includes(slug));
  selects.forEach((select, index) => {
    select.value = slugs[index] || "";
  });
  form.addEventListener("change", change);
  form.addEventListener("reset", () => setTimeout(change));
  side.hidden = false;
  change(); // the address by slug, whatever it was
})();
