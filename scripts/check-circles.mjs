// Fails where files import each other in a circle, by types too: neither could then be read, or moved, without the other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rooms = ['app', 'bench', 'components', 'contract', 'domain', 'e2e', 'prisma', 'scripts', 'server'];
const isSource = (file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('prisma/generated/');
const files = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((file) => `${room}/${file.replaceAll('\\', '/')}`),
  )
  .filter(isSource);

function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const sources = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, source]) => source);
  return sources.map((source) => fileOf(source, file)).filter((target) => target !== null);
}

/** @returns null for a package, and for what is no source */
function fileOf(source, from) {
  const path = source.startsWith('#') ? source.slice(1) : source.startsWith('.') ? join(dirname(from), source) : null;
  return path !== null && isSource(path) && existsSync(join(root, path)) ? path : null;
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const circles = [];
const done = new Set();
const way = [];
function walk(file) {
  if (way.includes(file)) return void circles.push([...way.slice(way.indexOf(file)), file]);
  if (done.has(file)) return;
  way.push(file);
  for (const target of graph.get(file) ?? []) walk(target);
  way.pop();
  done.add(file);
}
for (const file of files) walk(file);

for (const circle of circles)
  process.stderr.write(
    `${circle.join(' -> ')}\n  is a circle: move what both need to a file of its own, below them.\n`,
  );
process.stdout.write(`${files.length} files, ${circles.length} circles of imports\n`);
process.exit(circles.length === 0 ? 0 : 1);
