/** What a button says while it works: one word and an ellipsis. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The value of each `busy` attribute or property, with everything in its braces. */
function busyValues(source: string): string[] {
  return [...source.matchAll(/\bbusy(?:=|: (?=['"`]))("[^"]*"|'[^']*'|\{)/g)].map(
    ({ 1: start = '', index, 0: whole }) => {
      if (start !== '{') return start;
      const from = index + whole.length - 1;
      let depth = 0;
      let at = from;
      do {
        if (source[at] === '{') depth++;
        if (source[at] === '}') depth--;
        at++;
      } while (depth > 0 && at < source.length);
      return source.slice(from, at);
    },
  );
}

/** The words among them: what begins with a capital letter. Names, comparisons and addresses don't. */
const wordsIn = (value: string): string[] =>
  [...value.matchAll(/(['"`])([A-Z][^'"`]*)\1/g)].map(({ 2: words = '' }) => words);

it('is one word and an ellipsis, everywhere', () => {
  const files = ['components', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const found = files.flatMap((file) =>
    busyValues(readFileSync(file, 'utf8'))
      .flatMap(wordsIn)
      .map((words) => ({ file, words })),
  );
  expect(found.length).toBeGreaterThan(100);
  const plain = /^[A-Z][a-z]+ing(?: in| out| back)?…$/;
  expect(found.filter(({ words }) => !plain.test(words))).toEqual([]);
});
