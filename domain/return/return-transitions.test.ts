import { describe, expect, it } from 'vitest';
import {
  isReturnOpen,
  openReturnStatuses,
  returnCommandsFor,
  returnStatuses,
  returnTransitionOf,
  returnTransitions,
} from './return-transitions.ts';

describe('the life of a return', () => {
  it('every state can be reached from requested', () => {
    const seen = new Set(['requested']);
    for (let grown = true; grown; ) {
      const next = returnTransitions.filter((row) => seen.has(row.from) && !seen.has(row.to));
      for (const row of next) seen.add(row.to);
      grown = next.length > 0;
    }
    expect([...seen].sort()).toEqual([...returnStatuses].sort());
  });

  it('a state and a command lead to one state only', () => {
    const keys = returnTransitions.map(({ from, command }) => `${from} ${command}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('it ends refunded, exchanged, closed, declined or withdrawn', () => {
    expect(returnStatuses.filter((status) => !isReturnOpen(status))).toEqual([
      'refunded',
      'exchanged',
      'closed',
      'declined',
      'withdrawn',
    ]);
    expect(openReturnStatuses).toEqual(['requested', 'approved', 'sent', 'received']);
  });

  it('whose return it is may only take it back, and only before it is sent', () => {
    expect(returnCommandsFor('requested', 'shopper')).toEqual(['withdraw']);
    expect(returnCommandsFor('approved', 'shopper')).toEqual(['withdraw']);
    expect(returnCommandsFor('sent', 'shopper')).toEqual([]);
    expect(returnTransitionOf('requested', 'approve', 'shopper')).toMatchObject({ ok: false });
  });

  it('no money goes back before the pieces are there', () => {
    expect(returnTransitionOf('sent', 'refund', 'desk')).toMatchObject({ ok: false });
    expect(returnTransitionOf('received', 'refund', 'desk')).toEqual({ ok: true, value: 'refunded' });
  });
});
