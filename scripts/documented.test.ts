import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientEvents } from '#contract/socket.ts';
import { doorLevels } from '#server/engine/http/door-limits.ts';
import { limits, notices, subjects, topicSources } from '#server/subjects.ts';

const read = (file: string) => readFileSync(file, 'utf8');
/** A subject may have a page of its own in `docs`, with the rows of what it brings. */
const ofSubjects = subjects.map(({ name }) => `docs/${name}.md`).filter((file) => existsSync(file));
const rowsOf = (file: string) =>
  [file, ...ofSubjects].flatMap((one) => read(one).split('\n')).filter((line) => line.startsWith('|'));

/** Kept for tests and processes of our own: nobody sets them. */
const ofOurOwn = ['NODE_ENV'];
/** Every variable of the environment, as the configuration's schema names them. */
const variables = [...read('server/config/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)]
  .map(([, name = '']) => name)
  .filter((name) => !ofOurOwn.includes(name));

describe('what there is, the documents name', () => {
  it.each(topicSources.map(({ kind }) => kind))('the topic %s', (kind) => {
    expect(
      rowsOf('docs/wire-contract.md').some((row) => row.startsWith(`| \`${kind}\``) || row.startsWith(`| \`${kind}:<`)),
    ).toBe(true);
  });

  it.each(Object.keys(clientEvents))('the event %s', (event) => {
    expect(rowsOf('docs/wire-contract.md').some((row) => row.startsWith(`| \`${event}\``))).toBe(true);
  });

  it.each(Object.keys(notices))('the notice %s', (kind) => {
    expect(rowsOf('docs/notices.md').some((row) => row.split('|')[1]?.includes(`\`${kind}\``))).toBe(true);
  });

  it.each(limits.map(({ name, rate, per }) => [name, rate, per]))('the limit %s', (name, rate, per) => {
    // One row may tell of several.
    const row = rowsOf('docs/limits.md').find((line) => line.split('|')[1]?.includes(`\`${name}\``)) ?? '';
    const [, , rates = '', counted = ''] = row.split('|');
    expect([rates.includes(`\`${rate}\``), counted.includes(per)]).toEqual([true, true]);
  });

  it.each(Object.entries(doorLevels))('the limit %s, %i', (name, most) => {
    expect(rowsOf('docs/limits.md').some((row) => row.startsWith(`| \`${name}\` | \`${most}\` |`))).toBe(true);
  });

  it.each(variables)('the variable %s', (name) => {
    const where = name.startsWith('LIMIT_') ? 'docs/limits.md' : 'README.md';
    expect(rowsOf(where).some((row) => row.includes(`\`${name}\``))).toBe(true);
    if (!name.startsWith('LIMIT_'))
      expect(
        read('.env.example')
          .split('\n')
          .some((line) => line.startsWith(`${name}=`) || line.startsWith(`#${name}=`)),
      ).toBe(true);
  });
});
