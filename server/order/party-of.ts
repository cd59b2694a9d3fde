import type { OrderPartyName } from '#contract/order.ts';

/** @param actor as the audit row names them: `shopper`, `desk:…`, `key:…`, `provider`, `system` */
export function partyOf(kind: string, actor: string): OrderPartyName {
  if (actor === 'provider') return 'bank';
  if (actor === 'system') return kind === 'delivered' ? 'carrier' : 'clock';
  return /^(desk|key)(:|$)/.test(actor) ? 'studio' : 'customer';
}
