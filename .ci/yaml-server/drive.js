// What an officer sees while typing in an editor: `node .ci/yaml-server/drive.js PROGRAM WORKSPACE`.
//
// Drives the YAML language server that the editors' extension is made of, with the schemas that the program
// writes: every file of the workspace is taken without a word, slips are marked on their line, a code is
// completed, and a field says what it means and which clauses ask for it.
"use strict";

const { execFileSync, spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const rpc = require("vscode-jsonrpc/node");

const [program, workspace] = process.argv.slice(2);
const server = path.join(require.resolve("yaml-language-server/package.json"), "..", "bin", "yaml-language-server");

const kinds = {
  workspace: "ipop.yaml",
  people: "registers/people.yaml",
  teams: "registers/teams.yaml",
  providers: "registers/providers.yaml",
  budgets: "registers/budgets.yaml",
  calendar: "registers/calendar.yaml",
  case: /^cases\/[^/]+\.yaml$/,
  terms: /^panels\/[^/]+\/terms\/[^/]+\.yaml$/,
  issued: /^panels\/[^/]+\/[^/]+\.issued\.yaml$/,
  meeting: /^panels\/[^/]+\/[^/]+\.yaml$/,
};

/** The kind of a file of a workspace, by its path. */
function kindOf(file) {
  return Object.keys(kinds).find((kind) =>
    typeof kinds[kind] === "string" ? kinds[kind] === file : kinds[kind].test(file),
  );
}

function filesOf(root) {
  const found = fs.readdirSync(root, { recursive: true }).map((name) => name.split(path.sep).join("/"));
  return found.filter((name) => !/^(out|issued)\//.test(name) && kindOf(name)).sort();
}

const folder = fs.mkdtempSync(path.join(require("os").tmpdir(), "ipop-schema-"));
process.on("exit", () => {
  fs.rmSync(folder, { recursive: true, force: true });
  child?.kill();
});
let child;
for (const kind of Object.keys(kinds)) {
  fs.writeFileSync(path.join(folder, `${kind}.json`), execFileSync(program, ["schema", kind], { cwd: workspace }));
}

child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(child.stdout),
  new rpc.StreamMessageWriter(child.stdin),
);
const waiting = new Map();
connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
  waiting.get(uri)?.(diagnostics);
});
connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
connection.onRequest("client/registerCapability", () => null);
connection.listen();

let opened = 0;

/** Opens a text as a file of a kind; gives its address and what is said of it. */
async function open(kind, text) {
  opened += 1;
  const schema = pathToFileURL(path.join(folder, `${kind}.json`)).href;
  const head = `# yaml-language-server: $schema=${schema}\n`;
  return openAt(path.join(folder, `${opened}.yaml`), head + text, kind);
}

/** The same of a text that stands at a path and names its schema itself. */
async function openAt(file, text, kind) {
  const uri = pathToFileURL(file).href;
  const said = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing was said of a ${kind} file`)), 60_000);
    waiting.set(uri, (diagnostics) => {
      clearTimeout(late);
      resolve(diagnostics);
    });
  });
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  connection.sendNotification("textDocument/didOpen", { textDocument });
  return { uri, lines: text.split("\n"), diagnostics: await said };
}

/** The place right after some words of a text. */
function after(lines, words) {
  const line = lines.findIndex((one) => one.includes(words));
  if (line < 0) throw new Error(`no line has: ${words}`);
  return { line, character: lines[line].indexOf(words) + words.length };
}

let failures = 0;
let looked = 0;
function expect(holds, what) {
  looked += 1;
  if (!holds) {
    failures += 1;
    console.error(`FAILED: ${what}`);
  }
}

async function main() {
  const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      textDocument: {
        publishDiagnostics: {},
        hover: { contentFormat: ["markdown", "plaintext"] },
        completion: { completionItem: { documentationFormat: ["markdown", "plaintext"] } },
      },
      workspace: { configuration: false },
    },
    initializationOptions: {},
  });
  connection.sendNotification("initialized", {});
  connection.sendNotification("workspace/didChangeConfiguration", { settings });

  const read = (file) => fs.readFileSync(path.join(workspace, file), "utf8");
  const files = filesOf(workspace);
  for (const file of files) {
    const { diagnostics } = await open(kindOf(file), read(file));
    const said = diagnostics.map((one) => `${one.range.start.line}: ${one.message}`);
    expect(said.length === 0, `${file} is in order; the editor says ${said.slice(0, 3).join(" | ")}`);
  }
  expect(files.length > 50, `the workspace has more than ${files.length} files`);

  const cases = files.filter((file) => kindOf(file) === "case");
  const text = cases.map(read).find((one) => /\n {4}type: /.test(one));
  // Each slip, and the line on which it is marked.
  const slips = [
    ["a field that there is not", text.replace("placements:", "placments:"), "placments:"],
    ["a code of no list", text.replace(/\n( {4}type: )\S+/, "\n$1K99"), "type: K99"],
    ["a day that is written the other way", text.replace(/\n( {4}from: )\d{4}-\d\d-\d\d/, "\n$113/05/2025"), "from: 13/05/2025"],
    ["a word for a list", text.replace(/\nplacements:\n/, "\nplacements: none\nnever:\n"), "placements: none"],
  ];
  for (const [what, slip, words] of slips) {
    const { lines, diagnostics } = await open("case", slip);
    const { line } = after(lines, words);
    const there = diagnostics.filter((one) => one.range.start.line === line);
    expect(there.length > 0, `${what} is marked; said: ${JSON.stringify(diagnostics.slice(0, 2))}`);
  }

  const half = text.replace(/\n( {4}type: )\S+/, "\n$1");
  const begun = await open("case", half);
  const place = after(begun.lines, "    type: ");
  const offered = await connection.sendRequest("textDocument/completion", {
    textDocument: { uri: begun.uri },
    position: place,
  });
  const labels = (offered.items ?? offered).map((item) => item.label);
  expect(labels.includes("K2") && labels.includes("U1"), `codes are offered: ${labels.slice(0, 5)}`);
  expect(!labels.includes("K99"), "no other codes are");

  const whole = await open("case", text);
  const hover = await connection.sendRequest("textDocument/hover", {
    textDocument: { uri: whole.uri },
    position: { line: after(whole.lines, "    short-term:").line, character: 6 },
  });
  const says = JSON.stringify(hover?.contents ?? "");
  expect(says.includes("planned for the short term (P-67)"), `a field says what it means and who asks: ${says}`);

  // A new workspace: the files name their schemas themselves.
  const made = path.join(folder, "northmere");
  const ipop = (...command) => execFileSync(program, command, { cwd: fs.existsSync(made) ? made : folder });
  ipop("init", made, "--name", "Northmere Council", "--panel", "placement", "--terms", "plain", "--yes");
  const led = ["team", "service"].flatMap((one) => [`--${one}-manager`, "administrator"]);
  ipop("new", "team", "east", "--name", "East", ...led, "--head-of-service", "administrator", "--yes");
  ipop("new", "case", "C-0001", "--initials", "AB", "--born", "2012-05", "--team", "east", "--yes");
  const beginnings = filesOf(made);
  expect(beginnings.includes("cases/C-0001.yaml"), `a case is among ${beginnings}`);
  for (const file of beginnings) {
    const whole = path.join(made, file);
    const text = fs.readFileSync(whole, "utf8");
    const good = await openAt(whole, text, file);
    expect(good.diagnostics.length === 0, `${file} of a new workspace: ${JSON.stringify(good.diagnostics.slice(0, 2))}`);
    const slip = await openAt(path.join(path.dirname(whole), `slip-${path.basename(file)}`), `${text}slip: 1\n`, file);
    expect(slip.diagnostics.length > 0, `a slip in ${file} of a new workspace is marked`);
  }

  await connection.sendRequest("shutdown");
  connection.sendNotification("exit");
  if (failures > 0) process.exit(1);
  console.log(`The YAML language server takes ${files.length} files, marks ${slips.length} slips, completes and explains (${looked} looks).`);
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
