/**
 * Writes `server/address/town/towns.json` from GeoNames' places of at least 1,000 people (CC BY 4.0):
 *   node --import tsx scripts/make-towns.ts cities500.txt
 * The list is at https://download.geonames.org/export/dump/. Of places that share a name in one country, only those are
 * kept apart that a postcode or a state tells apart; where nothing does, one that has twenty times the people is meant.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { townKey } from '../server/address/town/town-key.ts';

interface Town {
  country: string;
  names: string[];
  /** What tells it from others of its name: the department in France, the state in the United States. */
  area: string;
  lat: number;
  lng: number;
  people: number;
}

/** Places with fewer people are known by one name. */
const knownByMore = 50_000;
const least = 1_000;
const means = 20;
const near = 0.3;

const isLatin = (name: string) => /^[\p{Script=Latin}\s.'’()-]{3,}$/u.test(name);
const areaOf = (country: string, first = '', second = '') =>
  country === 'FR' ? second : country === 'US' ? first : '';

function townOf(line: string): Town[] {
  const column = line.split('\t');
  const [name = '', alternates = '', country = ''] = [column[1], column[3], column[8]];
  const people = Number(column[14]);
  const others = people >= knownByMore ? alternates.split(',').filter(isLatin) : [];
  const names = [...new Set([name, ...others].map(townKey).filter((key) => key.length > 1))];
  if (people < least || names.length === 0 || !/^[A-Z]{2}$/.test(country)) return [];
  const [lat, lng] = [Number(column[4]), Number(column[5])];
  return [{ country, names, area: areaOf(country, column[10], column[11]), lat, lng, people }];
}

const areNear = (one: Town, other: Town) =>
  Math.abs(one.lat - other.lat) < near && Math.abs(one.lng - other.lng) < near;

/** Those of one name, country and area, largest first. */
const meant = ([first, ...rest]: Town[]): Town[] =>
  first ? [first, ...rest.filter((other) => !areNear(first, other) && other.people * means > first.people)] : [];

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

const source = process.argv[2];
if (!source) throw new Error('Name the file: scripts/make-towns.ts cities500.txt');
const towns = (await readFile(source, 'utf8'))
  .split('\n')
  .filter(Boolean)
  .flatMap(townOf)
  .sort((a, b) => b.people - a.people);
const byName = groupBy(towns, ({ country, area, names }) => `${country} ${area} ${names[0]}`);
const kept = [...byName.values()].flatMap(meant);
const taken = new Set(kept.map(({ country, names }) => `${country} ${names[0]}`));

const lines = kept.map(({ country, names: [name = '', ...others], area, lat, lng }) => {
  const own = others.filter((other) => !taken.has(`${country} ${other}`));
  for (const other of own) taken.add(`${country} ${other}`);
  return { country, line: `${[name, ...own].join()} ${lat.toFixed(1)} ${lng.toFixed(1)}${area && ` ${area}`}` };
});
const file = Object.fromEntries(
  [...groupBy(lines, ({ country }) => country)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, of]) => [country, of.map(({ line }) => line).join('\n')]),
);
await writeFile('server/address/town/towns.json', `${JSON.stringify(file)}\n`);
process.stdout.write(`${lines.length} places\n`);
