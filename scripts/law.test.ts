import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/law.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| obligation'))
  .map((line) => line.slice(2, -2).split(' | '));

describe('docs/law.md names a test for each row', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows.map(([obligation = '', , , test = '']) => [obligation.slice(0, 70), test]))('%s', (_, test) => {
    const [, file = '', title = ''] = /^`([^`]+)`: "(.+)"$/.exec(test) ?? [];
    expect(existsSync(file), `${test}: there is no such file`).toBe(true);
    expect(readFileSync(file, 'utf8'), `${file} has no such test`).toContain(title);
  });
});
