"use strict";
// The pages of all sources: the search box, and what is pointed at in the graph.
const gongbao = (() => {
  const form = document.getElementById("find");
  const top = form?.dataset.top ?? "";
  const chunks = [];
  let expected = null;

  function load(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      [element.src, element.onload, element.onerror] = [address, done, failed];
      document.head.append(element);
    });
  }

  const MOST = 50;
  let asked = 0;

  // Looks through the files of titles, one after the other, until there are enough.
  async function find(words) {
    const own = (asked += 1);
    const found = [];
    if (expected === null) await load(`${top}search/chunks.js`);
    for (let at = 0; at < expected && found.length < MOST; at += 1) {
      if (!chunks[at]) await load(`${top}search/${at}.js`);
      if (own !== asked) return null;
      for (const entry of chunks[at]) {
        const text = entry.join(" ").toLowerCase();
        if (words.every((word) => text.includes(word))) found.push(entry);
        if (found.length === MOST) break;
      }
    }
    return own === asked ? found : null;
  }

  function line([title, number, date, page, source]) {
    const [item, link, more] = ["li", "a", "small"].map((name) => document.createElement(name));
    link.href = top + page;
    link.textContent = title || page;
    more.textContent = [number, date, source].filter(Boolean).join(" · ");
    item.lang = "zh";
    item.append(link, " ", more);
    return item;
  }

  async function search() {
    const words = form.query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const [found, told] = ["found", "told"].map((id) => document.getElementById(id));
    if (!words.length) {
      asked += 1;
      found.replaceChildren();
      told.textContent = "";
      return;
    }
    const entries = await find(words);
    if (!entries) return;
    found.replaceChildren(...entries.map(line));
    told.textContent = entries.length === MOST ? `the first ${MOST} found` : `${entries.length} found`;
  }

  if (form) {
    form.query.addEventListener("input", search);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      document.querySelector("#found a")?.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.matches("input")) {
        event.preventDefault();
        form.query.focus();
      } else if (event.key === "Escape" && event.target === form.query) {
        form.query.value = "";
        search();
      }
    });
  }

  const graph = document.getElementById("graph");
  function point(event) {
    const node = event.target.closest(".node")?.dataset.node;
    graph.classList.toggle("pointed", node !== undefined);
    const near = new Set([node]);
    for (const edge of graph.querySelectorAll(".edge")) {
      const own = node !== undefined && (edge.dataset.from === node || edge.dataset.to === node);
      edge.classList.toggle("near", own);
      if (own) near.add(edge.dataset.from).add(edge.dataset.to);
    }
    for (const other of graph.querySelectorAll(".node")) other.classList.toggle("near", near.has(other.dataset.node));
  }
  for (const name of graph ? ["pointerover", "focusin"] : []) graph.addEventListener(name, point);

  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches("details")) target.open = true;
  }
  addEventListener("hashchange", openTarget);
  openTarget();

  return {
    chunks: (count) => (expected = count),
    titles: ([at, entries]) => (chunks[at] = entries),
  };
})();
