// Fails where the engine imports anything of the shop, or knows a word of it: `server/engine`, its browser half
// `components/live` and what they say to each other, `contract/wire`, are for any app.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** A server for tests is one too. */
const isTest = (file) => /\.test\.tsx?$|\/example-\w+\.ts$/.test(file);
const wire = 'contract/wire/';
/** What each half may import beside itself and packages. */
const halves = {
  'contract/wire': ['contract/value/text.ts'],
  'components/live': [wire, 'components/ui/until-loaded.ts'],
  'server/engine': [wire, 'contract/value/text.ts'],
};
/** The typed client that an app generates from its schema. */
const typedClient = { 'server/engine/database/database.ts': 'prisma/generated/client.ts' };
/** Its tests' databases, Redis, and lines that fail. */
const testBench = /^server\/testing\/(database|empty-database|redis|pg-proxy|property-runs|next-due)\.ts$/;

const allowed = (half, file, target) =>
  [`${half}/`, ...halves[half]].some((start) => target.startsWith(start)) ||
  typedClient[file] === target ||
  (isTest(file) && (testBench.test(target) || half === 'components/live'));

function targetsOf({ file, text }) {
  const found = [];
  for (const [, from] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)) {
    if (from.startsWith('#')) found.push(from.slice(1));
    else if (from.startsWith('.')) found.push(relative('.', join(dirname(file), from)).replaceAll('\\', '/'));
  }
  return found;
}

/** Words of a shop, and of none but a shop. Texts for people and names in the database are not looked at. */
const ofShop = new RegExp(
  `^(${[
    'auction|bag|basket|bid|bidder|buyer|cart|checkout|customer|desk|invoice|lot|merchant|orders|payment|price|product',
    'purchase|refund|seller|shipment|shop|shopper|shopping|sku|storefront|variant|wishlist',
  ].join('|')})s?$`,
);
const tokens =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[A-Za-z_$][\w$]*/g;
const wordsOf = (text) =>
  text
    .replaceAll(/\S*\/\S*/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];

function shopWordsIn(text) {
  const found = [];
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (/^['"`]/.test(token)) continue;
    const said = token.startsWith('/') ? token.slice(2).replaceAll(/`[^`]*`/g, ' ') : token;
    for (const word of wordsOf(said)) {
      if (ofShop.test(word)) found.push({ word, line: text.slice(0, index).split('\n').length });
    }
  }
  return found;
}

const problems = [];
const sources = Object.keys(halves).flatMap((half) => sourcesIn(half).map((source) => ({ half, ...source })));
for (const source of sources) {
  for (const target of targetsOf(source)) {
    if (!allowed(source.half, source.file, target)) {
      problems.push(`${source.file} imports ${target}: have the app hand it in (server/engine/README.md).`);
    }
  }
  if (isTest(source.file)) continue;
  for (const { word, line } of shopWordsIn(source.text)) {
    problems.push(`${source.file}:${line} says "${word}": the engine is for any app.`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`${sources.length} files of the engine, ${problems.length} that know of the shop`);
if (problems.length > 0) process.exitCode = 1;
