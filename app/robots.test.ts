import { expect, it } from 'vitest';
import { robotsText } from '#server/discovery/robots.ts';
import { keptPages, personalPages } from './kept-pages.ts';

const refused = robotsText('https://shop.example')
  .split('\n')
  .flatMap((line) => (line.replace(/^Disallow: /, '') === line ? [] : [line.replace(/^Disallow: /, '')]));
const pattern = (rule: string) => new RegExp(`^${rule.replaceAll('*', '.*')}`);
const isRefused = (address: string) =>
  refused.some((rule) => pattern(rule).test(`${address.replace(/\[\w+\]/g, 'x')}/`));

it('search engines are kept from what is somebody’s own, and from nothing that everybody sees', () => {
  expect(personalPages.filter((address) => !isRefused(address))).toEqual([]);
  expect(Object.keys(keptPages).filter(isRefused)).toEqual([]);
});
