import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { localPath, pageLanguage, pathIn, plainPath, tellPageLanguageBy } from './page-language.ts';

afterEach(() => tellPageLanguageBy(() => undefined));

describe('an address in a language', () => {
  it('has its prefix, whatever comes after the path', () => {
    for (const [path, local] of [
      ['/', '/de'],
      ['/?q=1', '/de?q=1'],
      ['/#main', '/de#main'],
      ['/shop?sort=few', '/de/shop?sort=few'],
      ['/design', '/de/design'],
      ['/denmark', '/de/denmark'],
      ['/sign-in?next=/account', '/de/sign-in?next=/account'],
    ] as const)
      expect(pathIn('de', path)).toBe(local);
  });

  it('stays as it is for what is in no language, in one already, or not ours', () => {
    for (const path of [
      ...['/de', '/de?q=1', '/de/shop', '/api/bag', '/desk', '/desk/orders', '/photographs/800/jar.webp'],
      ...['/auctions/jar/calendar.ics', '/robots.txt', '//evil.example', '/\\evil.example', 'https://evil.example/'],
      ...['#main', '?sort=few', 'mailto:shop@shop.example', ''],
    ])
      expect(pathIn('de', path)).toBe(path);
  });

  it('is the English one again without it, and the same when it is given twice', () => {
    tellPageLanguageBy(() => 'de');
    const part = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.constantFrom('', '?a=b', '#c'), (parts, rest) => {
        const path = `/${parts.join('/')}${rest}`;
        const local = localPath(path);
        expect(localPath(local)).toBe(local);
        if (local !== path) expect(plainPath(local)).toBe(path);
      }),
    );
  });
});

it('is English where nobody has said another', () => {
  expect(pageLanguage()).toBe('en');
  expect(localPath('/shop')).toBe('/shop');
  expect(plainPath('/de/shop')).toBe('/de/shop');
});
