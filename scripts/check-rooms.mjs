// Fails where a subject of `contract`, `domain` or `components` imports one that stands above it.
import { importGraph } from './import-graph.mjs';
import { rooms, upwardInRooms } from './rooms.mjs';
import { ladder } from './subjects.mjs';

const problems = [];
const isProduct = (file) => !/\.test\.tsx?$/.test(file);

/** @returns {Map<string, number>} each subject's rung, the lowest first */
function rungsOf({ below, after, above }) {
  const named = new Set([...below, ...above, ...Object.values(after).flat()].flatMap((line) => line.split(' ')));
  const between = ladder.flatMap((line) => {
    const subjects = line.split(' ');
    const own = subjects.filter((subject) => !named.has(subject));
    return [own.join(' '), ...subjects.flatMap((subject) => after[subject] ?? [])];
  });
  const lines = [...below, ...between, ...above].filter((line) => line !== '');
  return new Map(lines.flatMap((line, rung) => line.split(' ').map((subject) => [subject, rung])));
}

/** @returns the longest name of a rung that begins the file's path, or its folder where there is none */
function subjectOf(path, rungs) {
  const parts = path.replace(/\.\w+$/, '').split('/');
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('/');
    if (rungs.has(name)) return name;
  }
  return parts[0];
}

const graph = importGraph();
const unused = new Set(upwardInRooms);
let checked = 0;
for (const [room, own] of Object.entries(rooms)) {
  const rungs = rungsOf(own);
  const met = new Set();
  const within = (file) => subjectOf(file.slice(room.length + 1), rungs);
  for (const [file, imported] of graph) {
    if (!file.startsWith(`${room}/`) || !isProduct(file)) continue;
    checked += 1;
    const subject = within(file);
    met.add(subject);
    if (!rungs.has(subject)) {
      problems.push(
        `${file}: "${subject}" has no place in the ladder of scripts/subjects.mjs, nor in scripts/rooms.mjs.`,
      );
      continue;
    }
    for (const target of imported.filter((one) => one.startsWith(`${room}/`))) {
      const other = within(target);
      if (other === subject || rungs.get(other) < rungs.get(subject)) continue;
      if (unused.delete(`${file} -> ${target}`) || upwardInRooms.includes(`${file} -> ${target}`)) continue;
      problems.push(
        `${file} imports ${target}, but "${other}" comes after "${subject}" in server/subjects.ts: move what ` +
          'both need to a subject before both, or let the later one pass it on.',
      );
    }
  }
  for (const name of [...own.below, ...own.above, ...Object.values(own.after).flat()].flatMap((line) =>
    line.split(' '),
  )) {
    if (!met.has(name))
      problems.push(`scripts/rooms.mjs names "${name}" in ${room}, which is gone: take it off the list.`);
  }
}
for (const line of unused) problems.push(`scripts/rooms.mjs allows "${line}", which is gone: take it off the list.`);

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${checked} files of ${Object.keys(rooms).join(', ')}, ${problems.length} against the ladder\n`);
process.exit(problems.length === 0 ? 0 : 1);
