import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OrderStatus } from '#contract/order/order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { type TrackingStatus, trackingStatuses } from '#domain/shipping/tracking/tracking-status.ts';
import { exampleOrder, exampleParcel } from './example-order.ts';
import type { JourneyRow } from './journey/journey-list.ts';
import { JourneyRows } from './journey/journey-rows.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderBox } from './order-box.tsx';
import { OrderWithdrawal } from './order-withdrawal.tsx';

/** The page's words, without its marks. */
const wordsOf = (element: ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const eta = '2026-11-25T12:00:00.000Z';
const withParcel = (status: TrackingStatus) =>
  exampleOrder({ status: 'shipped', shipments: [exampleParcel(status, { eta })] });

describe('an order’s page', () => {
  it('offers a day for the calendar only of what is still coming', () => {
    const offered = trackingStatuses.filter((status) =>
      wordsOf(createElement(OrderActions, { order: withParcel(status), care: true })).includes('Add to calendar'),
    );
    expect(offered).toEqual(['pending', 'label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'unknown']);
    for (const status of ['return_in_progress', 'returned'] as const)
      expect(wordsOf(createElement(OrderActions, { order: withParcel(status), care: true }))).toBe('');
  });

  it.each<[OrderStatus, string]>([
    ['paid', 'In the box'],
    ['delivered', 'What you bought'],
    ['cancelled', 'What you ordered'],
    ['refunded', 'What you ordered'],
  ])('calls the pieces of an order that is %s: %s', (status, title) => {
    expect(wordsOf(createElement(OrderBox, { order: exampleOrder({ status }) }))).toBe(title);
  });

  it('leads no further to a withdrawal once all of it was called off, and still tells of one', () => {
    const sku = 'BOWL';
    const line = { sku, quantity: 9 } as OrderView['lines'][number];
    const given: OrderView['withdrawal']['given'][number] = {
      ...{ number: 'W-1', receivedAt: eta, status: 'refunded' as const, refundAmount: 28_900, sendsBack: false },
      ...{ sendBackBy: '2026-12-09', refundBy: '2026-12-09', answer: null, lines: null },
    };
    const ofOrder = (status: OrderStatus, ...statements: OrderView['withdrawal']['given']) =>
      wordsOf(
        createElement(OrderWithdrawal, {
          order: exampleOrder({
            status,
            lines: [line],
            withdrawal: { lastDay: null, isOver: false, given: statements },
          }),
        }),
      );
    expect(ofOrder('shipped')).toContain('Withdraw from contract here');
    expect(ofOrder('cancelled')).toBe('');
    expect(ofOrder('cancelled', given)).toContain('We’ve refunded €289.');
    expect(ofOrder('shipped', given)).not.toContain('Withdraw from contract here');
    expect(ofOrder('shipped', { ...given, status: 'not_applicable' })).toContain('Withdraw from contract here');
    expect(ofOrder('shipped', { ...given, lines: [{ sku, quantity: 9 }] })).not.toContain('Withdraw from contract');
    expect(ofOrder('shipped', { ...given, lines: [{ sku: 'ANOTHER', quantity: 9 }] })).toContain('Withdraw from');
  });

  it('folds older rows and never where it is', () => {
    const rows = (here: number): JourneyRow[] =>
      Array.from({ length: 14 }, (_, at) => ({
        ...{ key: `${at}`, title: `Row ${at}`, detail: null, at: null, expected: null },
        look: at < 2 ? 'next' : at === here ? 'current' : 'done',
      }));
    const shown = (here: number) =>
      renderToStaticMarkup(createElement(JourneyRows, { rows: rows(here), precise: true })).split('<details')[0] ?? '';
    expect(shown(2)).toContain('Row 6');
    expect(shown(2)).not.toContain('Row 7');
    expect(shown(10)).toContain('Now: </span>Row 10');
    expect(shown(10)).not.toContain('Row 11');
  });
});
