import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { liveTopics } from '#components/site/live-topics.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import { BuyNotices } from './buy-notices.tsx';
import { WhenBack } from './when-back.tsx';

const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');
const shown = (child: ReactElement) =>
  wordsOf(renderToStaticMarkup(createElement(LiveProvider, { topics: liveTopics }, child)));

test('who gets one that comes back is said as the line decides', () => {
  const until = '2026-10-21T12:00:00.000Z';
  expect(shown(createElement(WhenBack, { until, inDrop: false }))).toMatch(
    /If nobody is waiting by then, the first person to add it gets it\.$/,
  );
  expect(shown(createElement(WhenBack, { until, inDrop: true }))).not.toContain('gets it');

  const variant = { price: { amount: 100, currency: 'EUR' }, nextReleaseAt: until } as VariantView;
  const notices = (line: VariantView['line']) =>
    shown(
      createElement(BuyNotices, {
        variant: { ...variant, line },
        state: { kind: 'in_bags' },
        priceAtFirst: 100,
        inDrop: false,
      }),
    );
  // Those who asked have it offered to them first.
  expect(notices({ waiting: 1, offered: 0, offeredUntil: null })).toBe('');
});
