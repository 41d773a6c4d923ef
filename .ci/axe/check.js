// Looks at pages in a real browser, as people with different screens, eyes and hands do.
//
//   node check.js VARIANTS OUT
//
// VARIANTS is a folder of pages, each of which is looked at; OUT is what `ipop build` made, of which
// thirty pages are. A page must have no violation that axe-core knows (WCAG 2.2 A and AA, and good
// practice), must not be wider than the screen or the printed sheet, and every link and every summary
// must be reached with the Tab key, in reading order, with a focus that can be seen.
//
// First a page with one of each fault is looked at: if it passes, the check itself is broken.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// What is good practice for a page asks for headings and landmarks, which a mail has none of.
const tagsOf = (file) => (path.basename(file).startsWith("mail-") ? TAGS : [...TAGS, "best-practice"]);
const WIDTHS = [320, 768, 1280];
// A tablet held upright, and just above where a table becomes cards: looked at for width only.
const BETWEEN = [705, 740, 820, 860];
// An A4 sheet, and what its margins leave, in the pixels of a style sheet.
const SHEET = 794;
const PRINTED = 657;
const SAMPLED = 30;

// Every HTML file below a folder.
function pages(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => path.join(folder, name));
}

// Thirty pages that anybody would pick again, spread over all kinds of paper: one of each kind after the
// other, in the order of a hash of their paths. A page's kind is what its first heading says.
function sample(out) {
  const kinds = new Map();
  for (const file of pages(out)) {
    const heading = /<h1[^>]*>([^<]*)/.exec(fs.readFileSync(file, "utf8"));
    const kind = heading ? heading[1].trim() : "";
    const name = path.relative(out, file).split(path.sep).join("/");
    const hash = crypto.createHash("sha256").update(name).digest("hex");
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push({ file, hash });
  }
  const queues = [...kinds.values()].map((files) => files.sort((a, b) => (a.hash < b.hash ? -1 : 1)));
  const picked = [];
  while (picked.length < SAMPLED && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = queue.shift();
      if (next && picked.length < SAMPLED) picked.push(next.file);
    }
  }
  return { picked, kinds: kinds.size };
}

// How far a page is wider than what it is shown on.
async function overflow(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
}

// The widest thing, to say where to look.
async function widest(page) {
  return page.evaluate(() => {
    const ends = [...document.body.querySelectorAll("*")].map((node) => [node.getBoundingClientRect().right, node]);
    ends.sort((a, b) => b[0] - a[0]);
    return ends.length ? ends[0][1].outerHTML.slice(0, 120) : "";
  });
}

// What is wrong when somebody goes through a page with the Tab key.
async function keyboard(page) {
  const problems = [];
  const wanted = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((node) => (node.open = true));
    const nodes = [...document.querySelectorAll("a[href], summary, button, input, select, textarea")];
    window.wanted = nodes.filter((node) => node.checkVisibility());
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return window.wanted.length;
  });
  for (let number = 0; number < wanted; number += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(async (number) => {
      const node = document.activeElement;
      const expected = window.wanted[number];
      const short = (node) => (node ? node.outerHTML.slice(0, 100) : "nothing");
      if (node !== expected) return `Tab ${number + 1} goes to ${short(node)} and not to ${short(expected)}`;
      const style = getComputedStyle(node);
      // "auto" is the browser's own ring, which is drawn wider than it says.
      const seen = style.outlineStyle === "auto" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
      const box = node.getBoundingClientRect();
      const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
      return seen && inside ? "" : `the focus of ${short(node)} can't be seen`;
    }, number);
    if (found) {
      problems.push(found);
      break;
    }
  }
  return problems;
}

// Everything that is wrong with one page.
async function look(browser, file) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const problems = [];
  const wide = async (where, measure = () => overflow(page)) => {
    const over = await measure();
    if (over > 0) problems.push(`${where}: overflow: ${over} pixels too wide: ${await widest(page)}`);
  };
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await wide(`${width} pixels`);
    const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), tagsOf(file));
    for (const { id, nodes } of result.violations) {
      problems.push(`${width} pixels: axe: ${id}: ${nodes.length} times, first ${nodes[0].html.slice(0, 120)}`);
    }
  }
  for (const width of BETWEEN) {
    await page.setViewportSize({ width, height: 900 });
    await wide(`${width} pixels`);
  }
  problems.push(...(await keyboard(page)).map((problem) => `keyboard: ${problem}`));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: SHEET, height: 900 });
  await page.evaluate((width) => Object.assign(document.body.style, { boxSizing: "border-box", width: `${width}px`, margin: 0 }), PRINTED);
  await wide("in print", () => page.evaluate((width) => document.body.scrollWidth - width, PRINTED));
  await context.close();
  return problems;
}

async function main() {
  const [variants, out] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const bad = (await look(browser, path.join(__dirname, "bad.html"))).join("\n");
  for (const needed of ["html-has-lang", "image-alt", "color-contrast", "overflow", "in print", "keyboard"]) {
    if (!bad.includes(needed)) throw new Error(`the page of faults passes ${needed}: this check is broken\n${bad}`);
  }

  const { picked, kinds } = sample(out);
  const made = pages(variants);
  if (made.length === 0 || picked.length < SAMPLED) {
    throw new Error(`${made.length} variants, ${picked.length} pages of ${out}: too few`);
  }
  const queue = [...made, ...picked];
  const count = queue.length;
  const told = [];
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      for (const problem of await look(browser, file)) told.push(`${file}: ${problem}`);
    }
  };
  await Promise.all(Array.from({ length: os.cpus().length }, worker));
  await browser.close();
  told.sort().forEach((problem) => console.error(problem));
  console.log(`${count} pages (${made.length} variants, ${picked.length} of ${kinds} kinds of paper): ${told.length} problems`);
  process.exit(told.length ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
