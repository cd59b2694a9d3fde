import type { IncomingMessage } from 'node:http';
import { getRenderedPathname } from 'next/dist/client/route-params.js';
import { describe, expect, it } from 'vitest';
import { PageAddresses } from './page-addresses.ts';
import { callersLanguage, inLanguage, languageNow, renderedPath, takeLanguage } from './page-language.ts';

const asked = (url: string, headers: Record<string, string> = {}) =>
  ({ method: 'GET', url, headers }) as IncomingMessage;
const taken = (url: string, headers = {}, others = ['de']) => {
  const request = asked(url, headers);
  return [takeLanguage(request, others), request.url];
};

describe('the language of an address', () => {
  it('is taken out of it', () => {
    expect(taken('/de')).toEqual(['de', '/']);
    expect(taken('/de?q=1')).toEqual(['de', '/?q=1']);
    expect(taken('/de/shop?sort=few')).toEqual(['de', '/shop?sort=few']);
    expect(taken('/de/de')).toEqual(['de', '/de']);
  });

  it('stays in it where it isn’t offered, or where there is nothing to say in it', () => {
    for (const url of [
      ...['/', '/shop', '/design', '/denmark/de', '/fr/shop', '/DE/shop', '/de/', '/de//evil.example', '/de/?q=1'],
      ...['/de/api/bag', '/de/_next/static/a.js', '/de/robots.txt', '/de/auctions/jar/calendar.ics'],
    ])
      expect(taken(url)).toEqual([undefined, url]);
    expect(taken('/de/shop', {}, [])).toEqual([undefined, '/de/shop']);
  });

  it('is nothing that a header could say', () => {
    const headers = {
      'x-language': 'de',
      'accept-language': 'de',
      'x-nextjs-rewritten-path': '/de',
      cookie: 'language=de',
    };
    expect(taken('/shop', headers)).toEqual([undefined, '/shop']);
  });

  it('is that of the page a form was on', () => {
    const from = (referer: string) => callersLanguage(asked('/api/bag', { referer }), ['de']);
    expect(from('https://shop.example/de/bag?a=b')).toBe('de');
    expect(from('https://shop.example/de')).toBe('de');
    for (const other of ['https://shop.example/bag', 'https://shop.example/fr/bag', 'https://de/bag', 'de', ''])
      expect(from(other)).toBeUndefined();
  });
});

it('tells one kept page from the other by its key, and no page of the first language from before', () => {
  const addresses = new PageAddresses({ '/shop': { parameters: {} } });
  const rsc = { rsc: '1' };
  const english = addresses.shared(asked('/shop?invented=1'));
  const german = inLanguage('de', () => addresses.shared(asked('/shop?invented=1')));
  expect(english).toMatchObject({ key: '/shop', url: '/shop', language: undefined });
  expect(german).toMatchObject({ url: '/shop', language: 'de' });
  const keys = [
    english,
    german,
    addresses.shared(asked('/shop', rsc)),
    inLanguage('de', () => addresses.shared(asked('/shop', rsc))),
  ];
  expect(new Set(keys.map((one) => one?.key)).size).toBe(4);
});

it('lasts as long as its work, and none is the first', async () => {
  expect(languageNow()).toBeUndefined();
  await inLanguage('de', async () => {
    await Promise.resolve();
    expect(languageNow()).toBe('de');
    expect(inLanguage(undefined, languageNow)).toBeUndefined();
  });
  expect(languageNow()).toBeUndefined();
});

it('is no part of what the router reads names from', () => {
  const answer = {
    url: 'https://shop.example/de/products/jar',
    headers: new Headers({ [renderedPath]: '/products/jar' }),
  };
  expect(getRenderedPathname(answer as Response)).toBe('/products/jar');
});
