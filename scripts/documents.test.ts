import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const rooms = ['app', 'bench', 'components', 'contract', 'docs', 'domain', 'e2e', 'prisma', 'scripts', 'server'];
const documents = ['.', 'bench', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file)),
);

describe('what the documents point at is there', () => {
  it.each(documents)('%s', (document) => {
    const text = readFileSync(document, 'utf8');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.replace(/#.*$/, ''))
      .filter((target) => target !== '' && !/^(https?|mailto):/.test(target))
      .map((target) => join(dirname(document), target));
    const code = [...text.matchAll(/`([\w./[\]()-]+\/[\w./[\]()-]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => rooms.some((room) => path.startsWith(`${room}/`)));
    const missing = [
      ...links.filter((path) => !existsSync(path)),
      ...code.filter((path) => !['', '.ts', '.tsx', '.test.ts', '.spec.ts'].some((end) => existsSync(path + end))),
    ];
    expect(missing).toEqual([]);
  });
});
