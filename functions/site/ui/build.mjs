// Builds every app of `apps/` into ../pages/<app>: a page with relative references, hashed assets, its own worker.
// Every file is kept compressed alone, as .br and .gz. Budgets are checked here, so that no build goes beyond them.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { icon } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "pages");
const made = `${target}.new`;

/**
 * The most that an app may weigh on the wire, in bytes of gzip: its first page, all of its code, each with the texts of
 * one language, and its worker.
 */
const BUDGETS = {
  console: { first: 150 * 1024, code: 150 * 1024, worker: 2 * 1024 },
  book: { first: 45 * 1024, code: 70 * 1024, worker: 2 * 1024 },
};

/** Apps whose users pay for each byte: their workers keep at once what the first page needs, and else what was used. */
const SPARING = new Set(["book"]);

/** The texts of a language are a file of their own, of which a page loads one from each folder of texts. */
const TEXTS = /^(en|fr|rw|sw)-/;

/** The texts that an app's first page shows are in its own folder, or shared by all apps. */
const OWN_TEXTS = /^(\.\.\/\.\.\/shared\/)?locales\//;

const ICONS = [
  ["icon-192.png", 192, false],
  ["icon-512.png", 512, false],
  ["icon-maskable.png", 512, true],
];

const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();

const gzip = (path) => gzipSync(readFileSync(path), { level: 9 });

const shared = (root, outDir, rolldownOptions, define = {}) => ({
  root,
  base: "./",
  configFile: false,
  logLevel: "warn",
  publicDir: existsSync(join(root, "public")) ? "public" : false,
  resolve: { alias: { "@": join(here, "shared") } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define,
  build: {
    outDir,
    emptyOutDir: false,
    target: ["chrome111", "firefox121", "safari16.4"],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions,
  },
});

async function buildApp(app) {
  const root = join(here, "apps", app);
  const out = join(made, app);
  const { output } = await build(shared(root, out, { input: join(root, "index.html") }));
  for (const [name, pixels, whole] of ICONS) writeFileSync(join(out, name), icon(pixels, whole));
  const names = files(out).map((path) => relative(out, path));
  const digest = createHash("sha256");
  for (const name of names) digest.update(name).update(readFileSync(join(out, name)));
  const first = firstOf(root, output);
  const kept = names.filter((name) => name !== "index.html");
  const worker = { input: join(here, "shared", "worker.ts"), output: { entryFileNames: "sw.js" } };
  const told = {
    __APP__: JSON.stringify(app),
    __VERSION__: JSON.stringify(digest.digest("hex").slice(0, 12)),
    __FILES__: JSON.stringify(kept),
    __FIRST__: JSON.stringify(SPARING.has(app) ? first.filter((name) => !TEXTS.test(basename(name))) : kept),
  };
  await build(shared(join(here, "shared"), out, worker, told));
  const code = files(out).filter((path) => /\.(js|css)$/.test(path) && !path.endsWith("sw.js"));
  const atFirst = code.filter((path) => first.includes(relative(out, path)));
  keepWithin(app, "first", withLongestTexts(atFirst));
  keepWithin(app, "code", withLongestTexts(code));
  keepWithin(app, "worker", [join(out, "sw.js")]);
}

/** Return the files of an app's first page: its code, its styles, and the texts of each language. */
function firstOf(root, output) {
  const chunks = new Map(output.map((each) => [each.fileName, each]));
  const found = new Set();
  const take = (name) => {
    const chunk = chunks.get(name);
    if (found.has(name) || !chunk) return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const other of chunk.imports ?? []) take(other);
  };
  const entries = output.filter((each) => each.isEntry).map((each) => each.fileName);
  entries.forEach(take);
  const texts = output.filter(({ facadeModuleId: from }) => from && OWN_TEXTS.test(relative(root, from)));
  for (const { fileName } of texts) take(fileName);
  return [...found];
}

/** Leave out the texts of all languages but the one whose texts weigh most. */
function withLongestTexts(paths) {
  const languageOf = (path) => TEXTS.exec(basename(path))?.[1];
  const weight = (texts) => texts.reduce((sum, path) => sum + gzip(path).length, 0);
  const languages = [...new Set(paths.map(languageOf))].filter(Boolean);
  const texts = languages.map((language) => paths.filter((path) => languageOf(path) === language));
  const [longest = []] = texts.sort((one, other) => weight(other) - weight(one));
  return [...paths.filter((path) => !languageOf(path)), ...longest];
}

function keepWithin(app, what, paths) {
  const bytes = paths.reduce((sum, path) => sum + gzip(path).length, 0);
  const most = BUDGETS[app][what];
  if (bytes > most) throw new Error(`${app}: its ${what} has ${bytes} bytes, more than ${most}`);
  process.stdout.write(`${app}: ${what} ${bytes} bytes (gzip)\n`);
}

function compress(path) {
  const content = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.gz`, gzip(path));
  if (!path.endsWith("index.html")) writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  rmSync(path);
}

rmSync(made, { recursive: true, force: true });
for (const app of readdirSync(join(here, "apps"))) await buildApp(app);
files(made).forEach(compress);
rmSync(target, { recursive: true, force: true });
renameSync(made, target);
