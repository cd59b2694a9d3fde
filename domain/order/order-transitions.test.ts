import { describe, expect, it } from 'vitest';
import {
  commandsFor,
  type OrderStatus,
  orderStatuses,
  orderTransitions,
  sideOf,
  transitionOf,
} from './order-transitions.ts';
import { leadsOn } from './transition-table.ts';

function reachableFrom(start: OrderStatus): Set<OrderStatus> {
  const seen = new Set<OrderStatus>([start]);
  const walk = (at: OrderStatus) => {
    for (const { to } of orderTransitions.filter((row) => row.from === at)) {
      if (seen.has(to)) continue;
      seen.add(to);
      walk(to);
    }
  };
  walk(start);
  return seen;
}

describe('the life of an order', () => {
  it('every state can be reached from placed', () => {
    expect([...reachableFrom('placed')].sort()).toEqual([...orderStatuses].sort());
  });

  it('every state leads to an end', () => {
    for (const status of orderStatuses) {
      expect(
        [...reachableFrom(status)].some((end) => !leadsOn(orderTransitions, end)),
        status,
      ).toBe(true);
    }
  });

  it('a state and a command lead to one state only', () => {
    const keys = orderTransitions.map(({ from, command }) => `${from} ${command}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('nothing brings back an order that was cancelled or refunded', () => {
    for (const status of ['cancelled', 'refunded']) expect(leadsOn(orderTransitions, status)).toBe(false);
  });

  it('only the bank’s word makes an order paid', () => {
    expect(transitionOf('placed', 'pay', 'desk')).toMatchObject({ ok: false });
    expect(transitionOf('placed', 'pay', 'shopper')).toMatchObject({ ok: false });
    expect(transitionOf('placed', 'pay', 'system')).toEqual({ ok: true, value: 'paid' });
  });

  it('the desk sees the legal buttons and no others', () => {
    expect(commandsFor('paid', 'desk')).toEqual(['start_packing', 'pack', 'ship_part', 'ship', 'cancel', 'refund']);
    expect(commandsFor('authorised', 'desk')).toEqual(['pay', 'cancel']);
    expect(commandsFor('partly_shipped', 'desk')).toEqual([
      'ship_part',
      'ship',
      'take_back',
      'take_back_part',
      'take_back_spare',
      'refund',
    ]);
    expect(commandsFor('shipped', 'desk')).toEqual([
      'ship',
      'take_back',
      'take_back_part',
      'take_back_spare',
      'refund',
    ]);
    expect(commandsFor('cancelled', 'desk')).toEqual([]);
  });

  it('a parcel can be taken back in each of its ways or in none', () => {
    const from = (command: string) => orderTransitions.filter((row) => row.command === command).map((row) => row.from);
    expect(from('take_back')).toEqual(['partly_shipped', 'shipped']);
    expect(from('take_back_part')).toEqual(from('take_back'));
    expect(from('take_back_spare')).toEqual(from('take_back'));
  });

  it('whose order it is may take it back until someone begins to pack it', () => {
    expect(orderStatuses.filter((status) => commandsFor(status, 'shopper').includes('cancel'))).toEqual([
      'placed',
      'authorised',
      'paid',
    ]);
  });

  it('whoever won a lot can’t cancel it in any state; whoever was offered one may say no', () => {
    const winner = sideOf({ source: 'auction', offer: false }, 'shopper');
    const offeree = sideOf({ source: 'auction', offer: true }, 'shopper');
    expect(orderStatuses.flatMap((status) => commandsFor(status, winner))).toEqual([]);
    expect(orderStatuses.filter((status) => commandsFor(status, offeree).includes('cancel'))).toEqual(['placed']);
    expect(sideOf({ source: 'auction', offer: false }, 'desk')).toBe('desk');
    expect(sideOf({ source: 'shop', offer: false }, 'shopper')).toBe('shopper');
  });
});
