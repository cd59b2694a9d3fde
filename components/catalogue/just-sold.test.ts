import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { liveTopics } from '#components/site/live-topics.ts';
import type { ShopView } from '#contract/catalogue/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { JustSold } from './just-sold.tsx';

const sale: ShopView['justSold'][number] = {
  id: 's1',
  slug: 'globe-vase',
  title: 'Globe vase',
  imageFile: null,
  quantity: 1,
  editionNo: 16,
  editionSize: 16,
  numbers: [],
  at: '2026-10-21T12:00:00.000Z',
};
const shown = (data: Partial<ShopView>) => {
  const view = { topic: topicOf.shop, version: 1, data: { openLots: 0, soldLastHour: 0, justSold: [], ...data } };
  return renderToStaticMarkup(
    createElement(LiveProvider, { topics: liveTopics }, createElement(JustSold, { initial: view })),
  );
};
const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');

test('a quiet hour is one line, a shop that has sold nothing says nothing, any other hour has its heading', () => {
  expect(wordsOf(shown({ justSold: [sale] }))).toMatch(/^Last sold: Globe vase, last of 16, on Wed 21 Oct/);
  expect(shown({ justSold: [sale] })).not.toContain('<h2');
  expect(shown({})).toBe('');
  expect(shown({ soldLastHour: 2, justSold: [sale] })).toContain('Two pieces sold in the last hour</h2>');
});
