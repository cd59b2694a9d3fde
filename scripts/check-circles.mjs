// Fails where files import each other in a circle, by types too: neither could then be read, or moved, without the other.
import { importGraph } from './import-graph.mjs';

const graph = importGraph();
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
for (const file of graph.keys()) walk(file);

for (const circle of circles)
  process.stderr.write(
    `${circle.join(' -> ')}\n  is a circle: move what both need to a file of its own, below them.\n`,
  );
process.stdout.write(`${graph.size} files, ${circles.length} circles of imports\n`);
process.exit(circles.length === 0 ? 0 : 1);
