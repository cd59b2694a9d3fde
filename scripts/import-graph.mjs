/** Which source imports which, by what is written: types too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rooms = ['app', 'bench', 'components', 'contract', 'deploy', 'domain', 'e2e', 'prisma', 'scripts', 'server'];
const isSource = (file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('prisma/generated/');

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

/** @returns {Map<string, string[]>} each source of the repository, with those that it imports */
export function importGraph() {
  const files = rooms
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true }).map((file) => `${room}/${file.replaceAll('\\', '/')}`),
    )
    .filter(isSource);
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** @returns {Set<string>} these files, and all that lead to one of them */
export function importersOf(graph, targets) {
  const found = new Set(targets);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [file, imported] of graph) if (imported.some((one) => found.has(one))) found.add(file);
  }
  return found;
}
