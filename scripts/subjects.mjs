import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const server = join(import.meta.dirname, '../server');
const read = (file) => readFileSync(join(server, file), 'utf8');

/** Below every subject, the lowest first. A line's folders, or files, know nothing of each other. */
const ground = ['engine', 'web/problem web/security-log', 'config web/page-cursor web/shown-cursor', 'limit web'];
/** Above every subject. `declarations` are their `subject.ts` and their files of routes, which open onto several. */
const roof = ['api', 'declarations start', 'subjects', 'live', 'main', 'index'];

/** What is no subject has its lines above. */
export const frame = ['api', 'config', 'engine', 'limit', 'live', 'start', 'testing', 'web'];

/** The folders of the server's subjects, in the order of `server/subjects.ts`. */
export const subjects = [...read('subjects.ts').matchAll(/^ {2}(\w+)Subject,$/gm)].map(([, name]) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
);

/** What a `subject.ts` says under a key: a list or an object of words. */
function said(subject, key) {
  const found = new RegExp(`^ {2}${key}: (?:\\{([^}]*)\\}|\\[([^\\]]*)\\])`, 'm').exec(read(`${subject}/subject.ts`));
  return found?.[1] ?? found?.[2] ?? '';
}

/** By the subject that each stands above. */
const layers = subjects.flatMap((subject) =>
  [...said(subject, 'layers').matchAll(/(\w+): '([\w-]+)'/g)].map(([, folder, above]) => ({
    path: `${subject}/${folder}`,
    above,
  })),
);
for (const { path, above } of layers) {
  if (!subjects.includes(above)) throw new Error(`server/${path} stands above "${above}", which is no subject.`);
}
const layersAbove = (subject) => layers.flatMap(({ path, above }) => (above === subject ? path : []));

/**
 * The lowest line first: a file imports those of the lines above its own, and no others. The longest name that begins a
 * file's path is its place.
 */
export const ladder = [
  ...ground,
  ...subjects.flatMap((subject) => [
    subject,
    ...(layersAbove(subject).length > 0 ? [layersAbove(subject).join(' ')] : []),
  ]),
  ...roof,
];

/** Imports that go up all the same, as "from -> to". This list may only shrink. */
export const upward = [];

const wordsOf = (text) => [...text.matchAll(/'([\w/-]+)'/g)].map(([, word]) => word);

/** What each folder of the server declares: whose tables it writes, and which other subjects' files it imports. */
export const declared = new Map([
  ...subjects.map((subject) => [
    subject,
    {
      tables: wordsOf(said(subject, 'tables')),
      alsoWrites: wordsOf(said(subject, 'alsoWrites')),
      needs: wordsOf(said(subject, 'needs')),
    },
  ]),
  ['api', { tables: ['idempotency_record'], alsoWrites: [] }],
  [
    'engine',
    {
      tables: ['change', 'idempotency_effect', 'limit_count', 'server_process', 'shop_history', 'topic_version'],
      alsoWrites: [],
    },
  ],
  ['start', { tables: [], alsoWrites: ['api_key'] }],
]);
