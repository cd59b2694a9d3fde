// Fails where a subject of the server imports one above it, or does what its subject.ts doesn't say, and for a route in `app`.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readSchema } from './read-schema.mjs';
import { declared, frame, ladder, subjects, upward } from './subjects.mjs';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'server'), { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file) && !file.startsWith('testing/'))
  .map((file) => ({ file, text: readFileSync(join(root, 'server', file), 'utf8') }));

const rank = new Map(ladder.flatMap((line, at) => line.split(' ').map((subject) => [subject, at])));

const isDeclaration = (file) => file.endsWith('-routes.ts') || /^[\w-]+\/subject\.ts$/.test(file);
function subjectOf(file) {
  if (isDeclaration(file)) return 'declarations';
  let path = file.replace(/\.ts$/, '');
  while (!rank.has(path) && path.includes('/')) path = path.slice(0, path.lastIndexOf('/'));
  return path;
}
const problems = [];

function importsOf({ file, text }) {
  const found = [];
  for (const [, from] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)) {
    if (from.startsWith('#server/')) found.push(from.slice('#server/'.length));
    else if (from.startsWith('.')) found.push(relative('.', join(dirname(file), from)).replaceAll('\\', '/'));
  }
  return found.filter((target) => !target.startsWith('..'));
}

const folders = readdirSync(join(root, 'server'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !frame.includes(entry.name))
  .map(({ name }) => name);
for (const folder of folders) {
  if (!subjects.includes(folder))
    problems.push(
      `server/${folder} is no subject: say what it brings in its subject.ts, and list it in server/subjects.ts.`,
    );
}
for (const file of readdirSync(join(root, 'server'))) {
  if (file.endsWith('.ts') && !['index.ts', 'main.ts', 'subjects.ts', 'subjects.test.ts'].includes(file))
    problems.push(`server/${file} lies in no folder: put it into its subject's.`);
}

const usedUpward = new Set();
for (const source of sources) {
  const own = subjectOf(source.file);
  if (!rank.has(own)) {
    problems.push(
      `server/${source.file}: "${own}" has no place on the ladder: list its subject in server/subjects.ts.`,
    );
    continue;
  }
  for (const target of importsOf(source)) {
    const other = subjectOf(target);
    if (other === own || rank.get(other) < rank.get(own)) continue;
    const line = `${source.file} -> ${target}`;
    if (upward.includes(line)) usedUpward.add(line);
    else {
      problems.push(
        `server/${source.file} imports server/${target}, but "${other}" comes after "${own}" in ` +
          'server/subjects.ts: move what both need to a subject before both, or let the later one call.',
      );
    }
  }
}
for (const line of upward) {
  if (!usedUpward.has(line))
    problems.push(`scripts/subjects.mjs allows "${line}", which is gone: take it off the list.`);
}

const tables = new Map(
  readSchema(join(root, 'prisma/schema'))
    .flatMap(({ text }) => [...text.matchAll(/^model (\w+) \{[\s\S]*?@@map\("(\w+)"\)/gm)])
    .map(([, model, table]) => [model[0].toLowerCase() + model.slice(1), table]),
);
const tableNames = new Set(tables.values());
/** By folder, each with a file that does. */
const found = new Map();
function writes(table, { file }) {
  if (!tableNames.has(table)) return;
  const folder = file.split('/')[0];
  found.set(folder, (found.get(folder) ?? new Map()).set(table, file));
}
for (const source of sources) {
  for (const [, model] of source.text.matchAll(/\.(\w+)\s*\.\s*(?:create|update|upsert|delete)\w*\(/g)) {
    if (tables.has(model)) writes(tables.get(model), source);
  }
  for (const [, table] of source.text.matchAll(/\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?/g))
    writes(table, source);
  // An outbox writes the table that it is given.
  for (const [, table] of source.text.matchAll(/\btable: '(\w+)'/g)) writes(table, source);
}
const owners = new Map();
for (const [folder, { tables: own }] of declared) {
  for (const table of own) {
    if (owners.has(table)) problems.push(`server/${folder}/subject.ts: "${table}" is a table of ${owners.get(table)}.`);
    owners.set(table, folder);
  }
}
for (const [folder, files] of found) {
  const { tables: own = [], alsoWrites = [] } = declared.get(folder) ?? {};
  for (const [table, file] of files) {
    if (own.includes(table) || alsoWrites.includes(table)) continue;
    const owner = owners.get(table);
    problems.push(
      owner
        ? `server/${file} writes the table "${table}" of ${owner}: let ${owner} write it, and call that.`
        : `server/${file} writes the table "${table}": say so in \`tables\` of server/${folder}/subject.ts.`,
    );
  }
}
for (const [folder, { tables: own, alsoWrites }] of declared) {
  for (const table of [...own, ...alsoWrites]) {
    if (!tableNames.has(table)) problems.push(`server/${folder} declares the table "${table}", which there is not.`);
  }
  for (const table of alsoWrites) {
    if (owners.get(table) === undefined || !found.get(folder)?.has(table))
      problems.push(`server/${folder}: "${table}" is in \`alsoWrites\` for nothing: take it out.`);
  }
}

for (const subject of subjects) {
  const own = sources.filter(({ file }) => file.startsWith(`${subject}/`) && !isDeclaration(file));
  const used = new Set(
    own
      .flatMap(importsOf)
      .map(subjectOf)
      .filter((other) => subjects.includes(other.split('/')[0]) && other.split('/')[0] !== subject),
  );
  const { needs } = declared.get(subject);
  for (const other of used) {
    if (!needs.includes(other))
      problems.push(
        `server/${subject} imports server/${other}: add '${other}' to \`needs\` in server/${subject}/subject.ts.`,
      );
  }
  for (const other of needs) {
    if (!used.has(other))
      problems.push(
        `server/${subject} needs "${other}" no more: take it out of \`needs\` in server/${subject}/subject.ts.`,
      );
  }
}
for (const { file, text } of sources.filter(({ file }) => /^[\w-]+\/subject\.ts$/.test(file))) {
  for (const target of importsOf({ file, text })) {
    if (target !== 'api/declared-subject.ts' && !target.startsWith(`${file.split('/')[0]}/`))
      problems.push(`server/${file} imports server/${target}: it says what its own folder brings.`);
  }
}

const unserved =
  /(?:^|\/)(route|page|layout|default|error|loading|not-found|template|robots|sitemap|manifest|\w+-image|icon)\.ts$/;
for (const file of readdirSync(join(root, 'app'), { recursive: true })) {
  if (!unserved.test(file.replaceAll('\\', '/'))) continue;
  problems.push(
    `app/${file} is served by nobody: Next serves .tsx, and a route of the API is declared in ` +
      'server/<subject>/<subject>-routes.ts.',
  );
}

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${sources.length} files in ${rank.size} places, ${problems.length} against the ladder\n`);
process.exit(problems.length === 0 ? 0 : 1);
