"use strict";
// The reading page: a click on text finds its records, a click on a record finds its text.
// Every piece of text has its offset as its id, every record has where it begins (data-a) and ends (data-z).
const gongbao = (() => {
  const script = document.currentScript;
  const $ = (id) => document.getElementById(id);
  const [text, list, inspector, panes] = ["text", "records", "inspector", "panes"].map($);
  const pieces = [...text.querySelectorAll(".block > span")];
  const starts = pieces.map((piece) => Number(piece.id.slice(1)));
  // What is shown first where several records are: the smaller number, then the shorter text.
  const weights = { mentions: 2, table_cells: 1, toc_entries: 1, attachments: 3, tables: 3, sections: 4, blocks: 5, documents: 6, issues: 6 };
  const records = [...document.querySelectorAll("[data-a]")].map((element) => {
    const dataset = element.id.slice(0, element.id.lastIndexOf("-"));
    return { element, dataset, a: Number(element.dataset.a), z: Number(element.dataset.z), weight: weights[dataset] ?? 0 };
  });
  const byAnchor = new Map(records.map((record) => [record.element.id, record]));
  const steps = records.filter((record) => record.element.matches("#records .record:not(td)"));
  const entries = [...document.querySelectorAll(".outline a")].map((link) => ({ link, start: Number(link.hash.slice(2)) }));
  let chosen = null;
  let marked = [];
  let rows = null;
  let meanings = {};

  // ---- finding

  function firstFrom(offset) {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function piecesOf({ a, z }) {
    const first = firstFrom(a);
    let end = first;
    while (end < starts.length && starts[end] < z) end += 1;
    return pieces.slice(first, Math.max(end, first + 1));
  }

  function recordsAt(offset) {
    const around = records.filter(({ a, z }) => a <= offset && (offset < z || (a === z && a === offset)));
    return around.sort((one, two) => one.weight - two.weight || one.z - one.a - (two.z - two.a));
  }

  function labelOf(record) {
    const head = record.element.querySelector("b") ?? record.element;
    const words = record.dataset === "blocks" ? record.element.className.replace(/^block k-| on$/g, "") : head.textContent;
    return words.length > 24 ? `${words.slice(0, 24)}…` : words;
  }

  function nameOf(dataset) {
    const names = { blocks: "Block 文本块", table_cells: "Table cell 单元格" };
    const group = list.querySelector(`[data-dataset="${dataset}"] > summary h2`);
    return names[dataset] ?? [...(group?.childNodes ?? [])].slice(0, 2).map((node) => node.textContent).join("").trim();
  }

  // ---- showing

  function letGo() {
    chosen?.element.classList.remove("on");
    chosen?.element.removeAttribute("aria-current");
    for (const piece of marked) piece.classList.remove("on");
    [chosen, marked] = [null, []];
    inspector.hidden = true;
  }

  function show(pane) {
    panes.dataset.shown = pane;
    for (const tab of document.querySelectorAll("[data-pane]")) tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane));
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  function bring(element, place = "center") {
    element?.scrollIntoView({ block: place, inline: "nearest", behavior: calm.matches ? "instant" : "auto" });
  }

  function open(element) {
    for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }

  function choose(record, from) {
    letGo();
    chosen = record;
    marked = piecesOf(record);
    for (const piece of marked) piece.classList.add("on");
    record.element.classList.add("on");
    record.element.setAttribute("aria-current", "true");
    open(record.element);
    inspect(record).then(() => from !== "record" && chosen === record && bring(record.element, "nearest"));
    place(record.a);
    if (from !== "text") {
      show("text");
      bring(marked[0], record.z - record.a > 2000 ? "start" : "center");
    }
    if (from !== "record" && record.element.closest("#records")) bring(record.element);
    if (record.element.matches("#records .record")) rove(record.element);
    history.replaceState(null, "", `#${record.element.id}`);
  }

  // Where in the outline a place is.
  function place(offset) {
    document.querySelector(".outline [aria-current]")?.removeAttribute("aria-current");
    const entry = entries.findLast(({ start }) => start <= offset);
    entry?.link.setAttribute("aria-current", "location");
    if (entry?.link.offsetParent) bring(entry.link, "nearest");
  }

  function rove(element) {
    list.querySelector('.record[tabindex="0"]')?.setAttribute("tabindex", "-1");
    element.setAttribute("tabindex", "0");
  }

  function load(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      [element.src, element.onload, element.onerror] = [address, done, failed];
      document.head.append(element);
    });
  }

  let loading = null;
  function loadRows() {
    loading ??= Promise.all([load(script.dataset.rows), load(script.dataset.columns)]);
    return loading;
  }

  async function inspect(record) {
    const number = Number(record.element.id.slice(record.dataset.length + 1));
    inspector.querySelector("h2").textContent = `${nameOf(record.dataset)} · ${number}`;
    // Organs of one clause share its place: the first of each dataset stands for it.
    const seen = new Set([record.dataset]);
    const others = recordsAt(record.a).filter((other) => !seen.has(other.dataset) && seen.add(other.dataset));
    const buttons = others.map((other) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${other.dataset}: ${labelOf(other)}`;
      button.addEventListener("click", () => choose(other, "inspector"));
      return button;
    });
    $("here").replaceChildren(...(others.length ? ["Also here: ", ...buttons] : []));
    const values = inspector.querySelector("dl");
    values.replaceChildren();
    inspector.hidden = false;
    await loadRows();
    if (chosen !== record) return;
    const sheet = rows?.[record.dataset];
    const row = sheet?.rows[number - 1] ?? [];
    values.replaceChildren(...row.flatMap((value, at) => (value === null || value === "[]" ? [] : [field(record.dataset, sheet.columns[at], value)])));
  }

  function field(dataset, column, value) {
    const [around, term, text] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    term.textContent = column;
    term.title = meanings[dataset]?.[column] ?? "";
    text.textContent = listed(value);
    text.lang = "zh";
    around.append(term, text);
    return around;
  }

  // A list of texts without its marks; any other value as it is.
  function listed(value) {
    if (!value.startsWith('["')) return value;
    try {
      return JSON.parse(value).join("、");
    } catch {
      return value;
    }
  }

  // ---- addresses

  // The part of the address behind #; one that is not well-formed is none.
  function hashOf() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  async function follow() {
    const hash = hashOf();
    if (hash.startsWith("id=")) {
      await loadRows();
      const anchor = anchorOf(hash.slice(3));
      if (anchor) choose(byAnchor.get(anchor), "address");
    } else if (byAnchor.has(hash)) {
      if (chosen?.element.id !== hash) choose(byAnchor.get(hash), "address");
    } else if (/^t\d+$/.test(hash)) {
      bring($(hash));
    }
  }

  function anchorOf(id) {
    const own = Object.entries(rows ?? {}).filter(([name]) => !["people", "contacts", "toc_entries", "table_cells", "sources"].includes(name));
    for (const [dataset, sheet] of own) {
      const at = sheet.rows.findIndex((row) => row[0] === id);
      if (at >= 0 && byAnchor.has(`${dataset}-${at + 1}`)) return `${dataset}-${at + 1}`;
    }
    return null;
  }

  // ---- clicks

  text.addEventListener("click", (event) => {
    const piece = event.target.closest(".block > span");
    if (!piece || !getSelection().isCollapsed) return;
    const around = recordsAt(Number(piece.id.slice(1)));
    // A second click on the same place shows the next record there.
    const again = marked.includes(piece) ? around.indexOf(chosen) + 1 : 0;
    if (around.length) choose(around[again % around.length], "text");
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-record]");
    const element = link ? $(link.dataset.record) : event.target.closest("#records .record");
    const record = byAnchor.get(element?.id);
    if (!record || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(record, link ? "link" : "record");
    if (!link) element.focus({ preventScroll: true });
  });

  for (const button of document.querySelectorAll("[data-kind]")) {
    button.addEventListener("click", () => {
      const blocks = records.filter((record) => record.dataset === "blocks" && record.element.classList.contains(`k-${button.dataset.kind}`));
      const next = blocks.find((block) => block.a > (chosen?.a ?? -1)) ?? blocks[0];
      if (next) choose(next, "legend");
    });
  }

  for (const tab of document.querySelectorAll("[data-pane]")) tab.addEventListener("click", () => show(tab.dataset.pane));
  $("close").addEventListener("click", letGo);
  $("keys").addEventListener("click", () => $("help").showModal());

  // ---- search

  const query = $("query");
  let letters = null;
  let hits = [];
  let current = -1;

  // The text without blanks and line breaks, and the piece and place of each of its letters.
  function read() {
    const [all, piece, place] = [[], [], []];
    pieces.forEach((element, at) => {
      const words = element.firstChild?.data ?? "";
      for (let offset = 0; offset < words.length; offset += 1) {
        if (/\s/.test(words[offset])) continue;
        all.push(words[offset].toLowerCase());
        piece.push(at);
        place.push(offset);
      }
    });
    return { all: all.join(""), piece, place };
  }

  const MOST = 2000;
  function search() {
    const words = query.value.replace(/\s/g, "").toLowerCase();
    [hits, current] = [[], -1];
    if (words) {
      letters ??= read();
      for (let at = letters.all.indexOf(words); at >= 0 && hits.length < MOST; at = letters.all.indexOf(words, at + words.length)) {
        hits.push(range(at, at + words.length - 1));
      }
    }
    paint("found", hits);
    paint("current", []);
    $("told").textContent = words ? `${hits.length === MOST ? "over " : ""}${hits.length} found` : "";
  }

  function range(first, last) {
    const found = document.createRange();
    found.setStart(pieces[letters.piece[first]].firstChild, letters.place[first]);
    found.setEnd(pieces[letters.piece[last]].firstChild, letters.place[last] + 1);
    return found;
  }

  function paint(name, ranges) {
    if (!globalThis.Highlight) return;
    CSS.highlights.set(name, new Highlight(...ranges));
  }

  function go(step) {
    if (!hits.length) return;
    current = (current + step + hits.length) % hits.length;
    paint("current", [hits[current]]);
    show("text");
    bring(hits[current].startContainer.parentElement);
    $("told").textContent = `${current + 1} of ${hits.length}`;
  }

  query.addEventListener("input", search);
  $("find").addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey || current < 0 && event.altKey ? -1 : 1);
    if (event.key === "Escape") {
      query.value = "";
      search();
      query.blur();
    }
  });

  // ---- keys

  function step(by) {
    const seen = steps.filter(({ element }) => !element.closest("details:not([open])") || element === chosen?.element);
    const at = seen.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : at + by;
    if (!seen[next]) return;
    choose(seen[next], "key");
    seen[next].element.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input") || $("help").open) return;
    const onRecord = event.target.matches(".record");
    const keys = {
      "/": () => query.focus(),
      "?": () => $("help").showModal(),
      j: () => step(1),
      k: () => step(-1),
      o: () => (show("outline"), $("outline").focus()),
      t: () => (show("text"), $("main").focus()),
      r: () => (show("records"), (list.querySelector('.record[tabindex="0"]') ?? list).focus()),
      Escape: letGo,
      ArrowDown: onRecord ? () => step(1) : null,
      ArrowUp: onRecord ? () => step(-1) : null,
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // ---- print: what is open on paper

  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...list.querySelectorAll("details.group:not([open]):not(.g-mentions)")];
    for (const group of shut) group.open = true;
  });
  addEventListener("afterprint", () => {
    for (const group of shut) group.open = false;
  });

  // One stop for the tabulator; j, k and the arrows go on from there.
  for (const { element } of records) if (element.matches("a, td")) element.setAttribute("tabindex", "-1");
  if (steps[0]) rove(steps[0].element);
  addEventListener("hashchange", follow);
  addEventListener("DOMContentLoaded", follow);

  return {
    rows: (all) => (rows = all),
    columns: (all) => (meanings = all),
  };
})();
