import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { liveTopics } from '#components/site/live-topics.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import { AccountLists } from './account-lists.tsx';

const alert = (more: Partial<OwnAlert>): OwnAlert => ({
  ...{ id: 'line', kind: 'back_in_stock', sku: 'MOON', slug: 'moon-jar', piece: 'Moon jar', maker: 'Blue Mallow' },
  ...{ image: null, list: null, listName: null, told: 0, askedAt: '2026-11-20T10:00:00.000Z', state: 'waiting' },
  ...{ place: 2, price: null, seen: null, offeredAt: null, offeredUntil: null, toldAt: null },
  ...more,
});

function render(alerts: OwnAlert[]): string {
  const lists = createElement(AccountLists, {
    orders: { topic: 'my-orders', version: 1, data: { orders: [], owned: { pieces: [], count: 0 } } },
    positions: { topic: 'my-positions', version: 1, data: { positions: [] } },
    alerts: { topic: 'my-alerts', version: 1, data: { alerts } },
    notices: { topic: 'my-notices', version: 1, data: { unread: 0, items: [] } },
    lots: [],
  });
  return renderToStaticMarkup(createElement(LiveProvider, { topics: liveTopics }, lists));
}

it('an alert on the overview can be stopped by a plain form; one that offers a piece is asked about once', () => {
  const offered = alert({
    ...{ id: 'offer', state: 'offered', piece: 'Celadon vase', price: { amount: 18_500, currency: 'EUR' } },
    ...{ place: null, offeredAt: '2026-11-20T10:00:00.000Z', offeredUntil: '2026-11-20T10:30:00.000Z' },
  });
  const page = render([alert({}), offered]);
  const form = /<form[^>]*action="\/api\/account\/alerts\/stop".*?<\/form>/g;
  const stops = page.match(form) ?? [];
  expect(stops).toHaveLength(1);
  expect(stops[0]).toContain('method="post"');
  expect(stops[0]).toContain('name="id" value="line"');
  expect(page).toContain('You’re second in line.');
  expect(page.match(/>Celadon vase</g)).toHaveLength(1);
  expect(page.indexOf('Celadon vase')).toBeLessThan(page.indexOf('id="alerts"'));
});

it('an account without anything says of each list what will be in it, and where to begin', () => {
  const page = render([]);
  for (const id of ['orders', 'lots', 'alerts']) expect(page).toContain(`id="${id}"`);
  expect(page.match(/Nothing yet\./g)).toHaveLength(2);
  expect(page).toContain('Press “Tell me”');
  expect(page).toContain('href="/shop"');
  expect(page).toContain('href="/auctions"');
});
