/* All the script there is. Pages are complete without it: it adds controls to tables that say so.
   data-find: a field to search the rows, and a choice for each column headed data-filter. Where a
   figure has marks of the same data-row, the controls stand above it and what is not chosen pales.
   data-slide: a slider over the rows; the chosen one is drawn as bars of data-low to data-high. */
"use strict";

const make = (name, given = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...inside);
  return element;
};
/* The words of a cell as a reader sees them, without the card behind a number. */
const words = (cell) => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("[popover]").forEach((card) => card.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const before = (table, controls) => {
  const box = table.closest(".scroll") ?? table;
  box.parentNode.insertBefore(controls, box);
};

document.querySelectorAll("table[data-find]").forEach((table) => {
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row, cells: [...row.cells].map(words), all: words(row).toLocaleLowerCase(),
  }));
  const search = make("input", { type: "search", autocomplete: "off" });
  const choices = [...table.tHead.rows[0].cells].flatMap((head, column) => {
    if (!("filter" in head.dataset)) return [];
    const values = rows.flatMap(({ cells }) => cells[column].split(/;\s*/)).filter(Boolean);
    const unique = [...new Set(values)].sort((a, b) => a.localeCompare(b, "en"));
    const select = make("select", {}, make("option", { value: "", textContent: "all" }),
      ...unique.map((value) => make("option", { value, textContent: value })));
    return [{ column, select, label: make("label", {}, `${words(head)} `, select) }];
  });
  const count = make("output", { className: "count" });
  const marks = new Map(rows.map(({ row }) => [row, row.dataset.row
    ? [...document.querySelectorAll(`svg [data-row="${CSS.escape(row.dataset.row)}"]`)] : []]));
  const map = [...marks.values()].flat()[0]?.closest("figure");
  const light = (chosen) => marks.forEach((drawn, row) => drawn.forEach((mark) =>
    mark.classList.toggle("pale", row.hidden || (chosen !== undefined && row !== chosen))));
  const show = () => {
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach(({ row, cells, all }) => {
      const fits = wanted.every((word) => all.includes(word)) && choices.every(
        ({ column, select }) => !select.value || cells[column].split(/;\s*/).includes(select.value));
      row.hidden = !fits;
      shown += fits;
    });
    light();
    count.textContent = `${shown} of ${rows.length} rows`;
  };
  const controls = make("form", { className: "controls" },
    make("label", {}, "Search ", search), ...choices.map(({ label }) => label), count);
  controls.setAttribute("role", "search");
  controls.setAttribute("aria-label", `Rows of ${table.caption ? words(table.caption) : "the table"}`);
  controls.addEventListener("input", show);
  controls.addEventListener("submit", (event) => event.preventDefault());
  if (map) map.before(controls);
  else before(table, controls);
  rows.forEach(({ row, cells }) => {
    ["pointerenter", "focusin"].forEach((kind) => row.addEventListener(kind, () => light(row)));
    ["pointerleave", "focusout"].forEach((kind) => row.addEventListener(kind, () => light()));
    marks.get(row).forEach((mark) => {
      mark.addEventListener("pointerenter", () => {
        light(row);
        row.classList.add("pointed");
        count.textContent = cells.filter(Boolean).join(": ");
      });
      mark.addEventListener("pointerleave", () => {
        row.classList.remove("pointed");
        show();
      });
      mark.addEventListener("click", () => row.querySelector("a")?.click());
    });
  });
  show();
});

document.querySelectorAll("table[data-slide]").forEach((table) => {
  const heads = [...table.tHead.rows[0].cells].map(words);
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
  const ends = (cell) => {
    const marked = cell.querySelector("[data-low]");
    return marked && [Number(marked.dataset.low), Number(marked.dataset.high)];
  };
  const slider = make("input", { type: "range", min: 0, max: rows.length - 1, value: Math.floor(rows.length / 2) });
  const said = make("output", { className: "count" });
  const bars = make("div", { className: "bars" });
  const show = () => {
    const cells = rows[slider.value];
    const found = cells.slice(1).map((cell, column) => ({
      name: heads[column + 1], text: words(cell), span: ends(cell),
    })).filter(({ span }) => span).sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
    const top = Math.max(...found.map(({ span }) => span[1]));
    said.textContent = words(cells[0]);
    slider.setAttribute("aria-valuetext", `${words(cells[0])}: ${found.map(({ name, text }) => `${name} ${text}`).join("; ")}`);
    bars.replaceChildren(...found.map(({ name, text, span }) => {
      const bar = make("span", { className: "bar" });
      bar.style.marginInlineStart = `${(100 * span[0]) / top}%`;
      bar.style.width = `${(100 * (span[1] - span[0])) / top}%`;
      return make("div", {}, make("span", { textContent: name }),
        make("span", { className: "track" }, bar), make("span", { textContent: text }));
    }));
  };
  const controls = make("form", { className: "controls slide" },
    make("label", {}, `${heads[0]} `, slider), said, bars);
  controls.addEventListener("input", show);
  controls.addEventListener("submit", (event) => event.preventDefault());
  before(table, controls);
  show();
});
