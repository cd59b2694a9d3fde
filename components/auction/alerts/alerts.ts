import type { OwnState } from '#components/auction/bid/own-state.ts';
import type { Phase } from '#components/auction/bid/situation.ts';

export type Alert = 'outbid' | 'leading' | 'minute' | 'closed';

export interface AlertMoment {
  own: OwnState;
  phase: Phase;
  /** Milliseconds to the end by the server's clock; null before it is known. */
  leftMs: number | null;
}

const minuteMs = 60_000;

/** What happened between two looks at a lot; null if nothing did. What is over already is no news. */
export function alertBetween(before: AlertMoment, now: AlertMoment): Alert | null {
  if (now.phase === 'closed') return before.phase === 'closed' || before.phase === 'upcoming' ? null : 'closed';
  if (now.phase !== 'open') return null;
  if (before.own === 'leading' && now.own === 'outbid') return 'outbid';
  if (before.own === 'outbid' && now.own === 'leading') return 'leading';
  const crossed = before.leftMs !== null && now.leftMs !== null && before.leftMs > minuteMs && now.leftMs <= minuteMs;
  return crossed && before.phase === 'open' ? 'minute' : null;
}
