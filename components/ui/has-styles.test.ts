import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'postcss';
import { expect, it } from 'vitest';

/**
 * Whatever comes into a page may be what `:has()` asks for. Where all elements below depend on the answer, browsers style all of them
 * anew for each element that comes or goes: on a list a thousand, for one beat of a dot.
 */
function stylesAllBelow(file: string): string[] {
  const found: string[] = [];
  parse(readFileSync(file, 'utf8')).walkRules(/:has\(/, (rule) => {
    const wide = rule.selectors.filter((selector) => /:has\(.*\)[\s>]+\*/.test(selector));
    // Within one small part of a page there is little to style.
    found.push(
      ...wide.filter((selector) => /^(?:html|:root|body|main)\b/.test(selector)).map((one) => `${file}: ${one}`),
    );
  });
  return found;
}

it('no style of everything in a page depends on whether something is in it', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(stylesAllBelow)).toEqual([]);
});
