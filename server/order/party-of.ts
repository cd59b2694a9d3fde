import type { OrderPartyName } from '#contract/order/order.ts';

/** Names who acted, for the customer. @param actor of the audit: `shopper`, `desk:…`, `key:…`, `provider`, `system` */
export function partyOf(kind: string, actor: string): OrderPartyName {
  if (actor === 'provider') return 'bank';
  if (actor === 'system') return kind === 'delivered' ? 'carrier' : 'clock';
  return /^(desk|key)(:|$)/.test(actor) ? 'shop' : 'customer';
}
