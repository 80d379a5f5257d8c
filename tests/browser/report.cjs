// Opens every page of a report in Chromium: node report.cjs FOLDER, in which lie output/ and report/.
//
// No page may say anything on the console or ask for anything outside the report; a click on a record finds its text and back; the
// counts are those of run.json; what a source says is shown, not done.
"use strict";
const assert = require("node:assert/strict");
const { readFileSync, readdirSync, statSync, mkdirSync } = require("node:fs");
const { basename, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const folder = process.argv[2];
const report = join(folder, "report");
const pictures = process.env.PICTURES;
const run = JSON.parse(readFileSync(join(folder, "output", "run.json"), "utf8"));
const address = (name) => pathToFileURL(join(report, name)).href;
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Pages below the report, by their size, largest first. */
function pages() {
  const below = (name) => readdirSync(join(report, name)).filter((file) => file.endsWith(".html")).map((file) => join(name, file));
  return [...below("."), ...below("sources")].sort((one, two) => statSync(join(report, two)).size - statSync(join(report, one)).size);
}

/** A page that fails the test when it complains, asks for something outside the report or runs what a source says. */
async function open(browser, options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(60_000);
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => (complaints.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || complaints.push(`request: ${request.url()}`));
  return { page, quiet: (name) => assert.deepEqual(complaints, [], `${name} complains`) };
}

const checks = {
  async "pages open without complaint"(browser) {
    const { page, quiet } = await open(browser);
    for (const name of pages().slice(0, 200)) {
      await page.goto(address(name));
      assert.ok(await page.locator("h1").first().isVisible(), name);
      quiet(name);
    }
  },

  async "the overview counts what the output holds"(browser) {
    const { page } = await open(browser);
    await page.goto(address("index.html"));
    const counts = await page.locator("#datasets tr").evaluateAll((rows) => rows.map((row) => [row.dataset.dataset, Number(row.dataset.rows)]));
    const expected = Object.entries(run.datasets).map(([name, { rows }]) => [name, rows]);
    assert.deepEqual(Object.fromEntries(counts), Object.fromEntries(expected));
  },

  async "the search box finds a title"(browser) {
    const { page, quiet } = await open(browser);
    await page.goto(address("index.html"));
    await page.keyboard.press("/");
    await page.keyboard.type("通知");
    await page.locator("#found a").first().click();
    await page.waitForURL(/sources\/.*#documents-/);
    await page.locator("#inspector:not([hidden])").waitFor();
    quiet("search");
  },

  async "a click on a record finds its text, and back"(browser) {
    const { page, quiet } = await open(browser);
    await page.goto(address(pages().find((name) => name.startsWith("sources"))));
    const datasets = await page.locator("#records > details").evaluateAll((groups) => groups.map((group) => ((group.open = true), group.dataset.dataset)));
    for (const dataset of datasets) {
      await page.evaluate((name) => document.querySelectorAll(`.g-${name} details`).forEach((group) => (group.open = true)), dataset);
      const all = page.locator(`.g-${dataset} .record`);
      const last = (await all.count()) - 1;
      for (const at of new Set([0, last >> 1, last])) {
        const record = all.nth(at);
        const [start, id] = await record.evaluate((element) => [element.dataset.a, element.id]);
        await record.scrollIntoViewIfNeeded();
        await record.click({ position: { x: 8, y: 8 } });
        const piece = page.locator(`#t${start}`);
        assert.match((await piece.getAttribute("class")) ?? "", /\bon\b/, `${id}: its text is not marked`);
        assert.ok(await inView(piece), `${id}: its text is not in view`);
        assert.equal(new URL(page.url()).hash, `#${id}`);
        // Back: clicks on the text go through all records there.
        await page.evaluate(() => document.querySelector("#close").click());
        const seen = await page.evaluate(([from, wanted]) => {
          const element = document.getElementById(from);
          for (let tries = 0; tries < 60; tries += 1) {
            element.click();
            if (document.getElementById(wanted).classList.contains("on")) return true;
          }
          return false;
        }, [`t${start}`, id]);
        assert.ok(seen || (await record.evaluate((element) => element.dataset.a === element.dataset.z)), `${id}: not found from its text`);
      }
    }
    quiet("clicks");
  },

  async "an address leads to a record, by place or by id"(browser) {
    const { page, quiet } = await open(browser);
    const name = pages().find((page) => page.startsWith("sources"));
    await page.goto(`${address(name)}#responsibilities-2`);
    await page.locator("#responsibilities-2.on").waitFor();
    const id = await page.locator("#inspector dd").first().textContent();
    await page.goto("about:blank");
    await page.goto(`${address(name)}#id=${encodeURIComponent(id)}`);
    await page.locator("#responsibilities-2.on").waitFor();
    quiet("addresses");
  },

  async "keys go from record to record and through what is found"(browser) {
    const { page, quiet } = await open(browser);
    await page.goto(address(pages().find((name) => name.startsWith("sources"))));
    await page.keyboard.press("j");
    const first = await page.locator("#records .on").getAttribute("id");
    await page.keyboard.press("j");
    assert.notEqual(await page.locator("#records .on").getAttribute("id"), first);
    await page.keyboard.press("k");
    assert.equal(await page.locator("#records .on").getAttribute("id"), first);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#records .on").count(), 0);
    await page.keyboard.press("/");
    await page.keyboard.type("人民政府");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#told").textContent(), /^1 of \d+$/);
    quiet("keys");
  },

  async "a phone shows one pane at a time"(browser) {
    const { page, quiet } = await open(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(address(pages().find((name) => name.startsWith("sources"))));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
    await page.getByRole("button", { name: "Records" }).click();
    assert.ok(!(await page.locator("#text").isVisible()));
    await page.locator(".g-responsibilities .record").first().click();
    assert.ok(await inView(page.locator("#text .on").first()));
    quiet("phone");
  },

  // Told, not asserted: how long depends on what else the machine does. The aim is two seconds.
  async "the largest page opens"(browser) {
    const [name] = pages();
    const tries = [];
    // A machine that is busy with something else gets another try.
    while (tries.length < 5 && !tries.some((time) => time < 2)) {
      const { page } = await open(browser);
      await page.goto(address(name), { waitUntil: "load" });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      tries.push(await page.evaluate(() => performance.now() / 1000));
    }
    const seconds = Math.min(...tries);
    console.log(`  ${name}: ${(statSync(join(report, name)).size / 1e6).toFixed(1)} MB in ${tries.map((time) => time.toFixed(2)).join(", ")} s`);
    assert.ok(Number.isFinite(seconds));
    if (seconds > 2) console.log("  slower than the two seconds that are the aim");
  },
};

async function inView(locator) {
  return locator.evaluate((element) => {
    const box = element.getClientRects()[0];
    return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
  });
}

/** Pictures to be looked at. */
async function paint(browser) {
  mkdirSync(pictures, { recursive: true });
  const largest = pages().find((name) => name.startsWith("sources"));
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
  const names = ["index.html", "duties.html", "deadlines.html", "targets.html", "citations.html", "diagnostics.html", "sources.html"];
  const shots = [...names.map((name) => [name, {}]), [`${largest}#responsibilities-3`, {}], [largest, { colorScheme: "dark" }], ["index.html", { colorScheme: "dark" }], ["citations.html", { colorScheme: "dark" }], [`${largest}#responsibilities-3`, phone], ["index.html", phone]];
  for (const [at, [name, options]] of shots.entries()) {
    const { page } = await open(browser, options);
    await page.goto(address(name.split("#")[0]) + (name.includes("#") ? `#${name.split("#")[1]}` : ""));
    await page.waitForTimeout(400);
    const kind = options.isMobile ? "phone" : (options.colorScheme ?? "light");
    const file = `${basename(folder)}-${String(at).padStart(2, "0")}-${basename(name).split(".")[0].slice(0, 12)}-${kind}.png`;
    await page.screenshot({ path: join(pictures, file), fullPage: !name.startsWith("sources/") });
    await page.context().close();
  }
  const { page } = await open(browser);
  await page.goto(address(largest));
  await page.pdf({ path: join(pictures, `${basename(folder)}-print.pdf`), format: "A4", printBackground: true });
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  let failed = 0;
  console.log(`report of ${basename(folder)}: ${pages().length} pages`);
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(browser);
      console.log(`  ok: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED: ${name}\n${error.stack ?? error}`);
    }
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
  if (pictures) await paint(browser);
  await browser.close();
  process.exit(failed ? 1 : 0);
})();
