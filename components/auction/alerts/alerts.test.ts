import { expect, test } from 'vitest';
import { type AlertMoment, alertBetween } from './alerts.ts';

const at = (more: Partial<AlertMoment> = {}): AlertMoment => ({ own: 'none', phase: 'open', leftMs: 300_000, ...more });

test.each([
  ['losing the lead', at({ own: 'leading' }), at({ own: 'outbid' }), 'outbid'],
  ['leading again', at({ own: 'outbid' }), at({ own: 'leading' }), 'leading'],
  ['a first bid that leads', at(), at({ own: 'leading' }), null],
  ['the last minute beginning', at({ leftMs: 60_200 }), at({ leftMs: 59_900 }), 'minute'],
  ['a page opened within it', at({ leftMs: null }), at({ leftMs: 30_000 }), null],
  ['an extension out of it', at({ leftMs: 20_000 }), at({ leftMs: 120_000 }), null],
  ['the close', at({ phase: 'closing' }), at({ phase: 'closed' }), 'closed'],
  ['a page opened after the close', at({ phase: 'closed' }), at({ phase: 'closed' }), null],
  [
    'being outbid in the last minute, which says more',
    at({ own: 'leading', leftMs: 60_100 }),
    at({ own: 'outbid', leftMs: 59_000 }),
    'outbid',
  ],
  ['nothing', at(), at(), null],
] as const)('%s', (_what, before, now, alert) => {
  expect(alertBetween(before, now)).toBe(alert);
});
