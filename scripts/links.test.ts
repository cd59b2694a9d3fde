import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes } from '#server/subjects.ts';
import { keptPages } from '../app/kept-pages.ts';

const filesOf = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));

/** A name in an address may be anything. */
const asPattern = (address: string) =>
  new RegExp(`^${address.replaceAll('.', '\\.').replace(/\[\w+\]|:\w+/g, '[^/]+')}$`);

const served = [
  ...filesOf('app', /(^|\/)(page|route)\.tsx$/).map(
    (file) =>
      file
        .replace(/^app/, '')
        .replace(/\/(page|route)\.tsx$/, '')
        .replace(/\/\(\w+\)/g, '') || '/',
  ),
  ...routes.map(({ path }) => `/api${path}`),
  '/photographs/:width/:file',
].map(asPattern);

/** Whatever is filled in stands as `x`; a part that isn't known before is left out, with all that follows it. */
const filledIn = (address: string) => address.replace(/\$\{[^{}]*\}/g, 'x').replace(/\$\{.*$/, '');

interface Link {
  file: string;
  address: string;
}

/** Every address in a link, a form or an answer that stands in one piece. */
const links: Link[] = ['app', 'components', 'server', 'contract']
  .flatMap((folder) => filesOf(folder, /(?<!\.test)\.tsx?$/))
  .filter((file) => !file.startsWith('server/testing/'))
  .flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /\b(?:href|action|formAction|goTo)(?:=\{?|: (?:\([^)]*\) => )?)(["'`])(\/.*?)\1/g,
      ),
    ].map(([, , address = '']) => ({ file, address: filledIn(address) })),
  )
  .filter(({ address }) => !address.startsWith('/apix'));

/** @returns the parameters that the page of an address would never be given */
function unreadBy(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'http://shop.example');
  const route = Object.entries(keptPages).find(([page]) => asPattern(page).test(pathname));
  return route ? [...searchParams.keys()].filter((name) => name !== '' && !(name in route[1].parameters)) : [];
}

describe('the links of pages, mails and answers', () => {
  it('lead to something that is there', () => {
    expect(links.length).toBeGreaterThan(250);
    const lost = links.filter(({ address }) => {
      const { pathname } = new URL(address, 'http://shop.example');
      return !served.some((pattern) => pattern.test(pathname));
    });
    expect(lost).toEqual([]);
  });

  it('ask a kept page for nothing that it doesn’t read', () => {
    expect(links.filter(({ address }) => unreadBy(address).length > 0)).toEqual([]);
    expect(unreadBy('/shop?stock=1&q=jar')).toEqual(['stock']);
  });
});
