/** No sentence in the sources names the demo shop, its place or its trade: a shop's own words are its settings. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { foreignWords } from './foreign-words.ts';

/** Names of the software in its own machinery, which no page and no email carries, each with its reason. */
const machinery: readonly (readonly [reason: string, name: RegExp])[] = [
  ['a metric’s name', /\bmarketday_[a-z_]*/g],
  [
    'a setting of the database’s session, or its channel',
    /\bmarketday\.(?:reason|reference|items|offers|price|actor|acting)\b/g,
  ],
  ['the name that PostgreSQL lists a connection under', /\bmarketday wake call\b/g],
  ['a header between the shop’s own processes', /\bx-marketday-calls\b/g],
  ['a variable of the environment', /\bMARKETDAY_API_KEY\b/g],
  ['the process’s own symbol', /Symbol\.for\('marketday(?:\.[a-z-]+)?'\)/g],
  ['a folder for temporary files', /`marketday-\$\{randomUUID/g],
  ['the session cookie’s prefix', /cookiePrefix(?::| =) 'marketday'|marketday\\\.session_token/g],
  ['the software that wrote a calendar, as RFC 5545 asks', /company: 'Marketday'/g],
  ['start lines, for whoever runs the software', /`Marketday (?:is open|takes sockets)/g],
];

/** Files that say nothing themselves, each with its reason. */
const silent: ReadonlyMap<string, string> = new Map([
  ['server/session/demo/demo-people.ts', 'the accounts of the demo, which no other shop has'],
  ['components/search/swatches.ts', 'colours, looked up by the merchant’s own words'],
  ['components/catalogue/structured-data.ts', 'schema.org’s terms, looked up by the merchant’s own words'],
  ['server/shop/adopt-environment.ts', 'the terms of shops that ran before terms were settings'],
]);

/** A word that a reader of the source alone sees. Quotation marks before a star keep `'*\/*'` what it is. */
const comments = /(?<=^|[\s{])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

const sources = ['app', 'components', 'contract', 'domain', 'server', 'public']
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
  .filter((file) => /\.(?:tsx?|js|svg|webmanifest)$/.test(file) && !/\.test\.tsx?$|^server\/testing\//.test(file));

it('name no shop, place or trade, but in comments and in machinery', () => {
  expect(sources.length).toBeGreaterThan(800);
  const found = sources
    .filter((file) => !silent.has(file))
    .flatMap((file) => {
      const read = readFileSync(file, 'utf8').replaceAll(comments, ' ');
      const shown = machinery.reduce((rest, [, name]) => rest.replaceAll(name, ''), read);
      return foreignWords(shown).map((words) => `${file}: ${words}`);
    });
  expect(found).toEqual([]);
});

it('would find one', () => {
  const source = "/* Marketday */ const title = 'Marketday'; // Barcelona\nconst a = <p>From the kiln</p>;";
  expect(foreignWords(source.replaceAll(comments, ' '))).toHaveLength(2);
});
