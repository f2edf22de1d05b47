// The table of towns: sorting by ranks made at build, filters, a file of the rows shown; the choice stands in the address.
(() => {
  const all = document.querySelector("#all");
  const form = all.querySelector("form");
  const selects = [...form.querySelectorAll("select")];
  const boxes = [...all.querySelectorAll(".columns input")];
  const table = all.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const status = table.querySelector("[role=status]");
  const link = all.querySelector("#rows-shown");
  const fill = (pattern, values) => pattern.replace(/{(\w+)}/g, (_, name) => values[name]);
  const matches = (row, except) => selects.every((item) => item === except || !item.value || row.dataset[item.name] === item.value);
  let sorted = 0;
  let down = false;

  // Words as they are written, without what keeps them on a line of the page.
  const plain = (text) => text.replace(/[\u00ad\u2060]/g, "").replace(/\u00a0/g, " ");

  // The sources a row marks, as in the file of the whole table.
  const sources = (row) => {
    const marks = new Set([...row.querySelectorAll("a.s")].map((mark) => mark.getAttribute("href")));
    return [...marks].map((mark) => {
      const item = document.querySelector(mark);
      const address = item.querySelector("a:not(.back)");
      const parts = [plain((address || item.querySelector("cite")).textContent), item.dataset.by];
      return [...parts, ...(address ? [address.getAttribute("href")] : [])].join(", ");
    }).join("; ");
  };
  const line = (fields) => fields.map((field) => (/[",\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(",") + "\n";
  const offer = (shown) => {
    const lines = shown.map((row) => line([...row.dataset.csv.split("|"), sources(row)]));
    const file = new Blob(["\ufeff", line(table.dataset.csv.split("|")), ...lines], {type: "text/csv;charset=utf-8"});
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(file);
    const note = link.nextElementSibling;
    note.textContent = fill(note.dataset.pattern, {n: Math.max(1, Math.round(file.size / 1000))});
  };

  const show = () => {
    // A rank of as many as there are rows means no data: last both ways.
    const place = (row) => {
      const rank = +row.cells[sorted].dataset.r;
      return rank < rows.length && down ? -rank : rank;
    };
    const inOrder = [...rows].sort((a, b) => place(a) - place(b));
    for (const row of rows) row.hidden = !matches(row);
    // A table that stands in order already need not be laid out anew.
    if (inOrder.some((row, index) => row !== table.tBodies[0].rows[index])) table.tBodies[0].append(...inOrder);
    const shown = inOrder.filter((row) => !row.hidden);
    for (const select of selects) {
      for (const option of select.options) {
        const count = rows.filter((row) => matches(row, select) && row.dataset[select.name] === option.value).length;
        option.text = option.text.replace(/\d+(?=\)$)/, count);
      }
    }
    heads.forEach((head, index) => {
      if (index === sorted) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const column = heads[sorted].querySelector("span span").textContent;
    status.textContent = fill(down ? status.dataset.down : status.dataset.up, {n: shown.length, total: rows.length, column});
    offer(shown);
  };

  const keep = () => {
    const query = new URLSearchParams(location.search);
    const set = (name, value) => (value ? query.set(name, value) : query.delete(name));
    set("sort", (sorted || down) && heads[sorted].dataset.c);
    set("dir", down && "desc");
    for (const select of selects) set(select.name, select.value);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    set("columns", boxes.some((box) => box.checked !== box.defaultChecked) && (chosen.join(" ") || "none"));
    history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`) + location.hash);
    dispatchEvent(new Event("choice"));
  };
  const change = () => {
    show();
    keep();
  };

  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "by";
    button.append(...head.firstChild.childNodes);
    head.firstChild.replaceWith(button);
    button.addEventListener("click", () => {
      down = sorted === index ? !down : head.classList.contains("num"); // numbers begin with the largest
      sorted = index;
      change();
    });
  });
  form.addEventListener("change", change);
  all.querySelector(".columns").addEventListener("change", keep);
  form.addEventListener("reset", () => setTimeout(change));
  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    const wanted = query.get(select.name);
    select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
  }
  const columns = query.get("columns");
  if (columns) for (const box of boxes) box.checked = columns.split(" ").includes(box.value);
  sorted = Math.max(0, heads.findIndex((head) => head.dataset.c === query.get("sort")));
  down = query.get("dir") === "desc";
  for (const item of all.querySelectorAll(".tools[hidden]")) item.hidden = false;
  show();
})();
