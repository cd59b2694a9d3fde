import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'postcss';
import { expect, it } from 'vitest';

/** On a touch screen `:hover` stays after the tap: a second button would look like the one to press. */
function hoversEverywhere(file: string): string[] {
  const found: string[] = [];
  parse(readFileSync(file, 'utf8')).walkRules(/:hover/, (rule) => {
    const { parent } = rule;
    const asked = parent?.type === 'atrule' && 'params' in parent && /\(hover:\s*hover\)/.test(String(parent.params));
    if (!asked) found.push(`${file}: ${rule.selector}`);
  });
  return found;
}

it('hover styles are for pointers that can hover', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(hoversEverywhere)).toEqual([]);
});
