import { type Actor, auditName } from '#server/session/actor.ts';

/** Who moves an order: the side they stand on, and how the audit row names them. */
export interface OrderActor {
  party: 'shopper' | 'desk' | 'system';
  name: string;
}

export const systemActor: OrderActor = { party: 'system', name: 'system' };
export const providerActor: OrderActor = { party: 'system', name: 'provider' };

/** A key and a merchant act for the desk, everyone else for themselves. */
export function orderActor(actor: Actor): OrderActor {
  const desk = actor.kind === 'key' || (actor.kind === 'person' && actor.role === 'merchant');
  return { party: desk ? 'desk' : 'shopper', name: auditName(actor) };
}

/** How the stock ledger names whoever moved an order; null for a shopper and for the shop itself. */
export const stockActorOf = ({ party, name }: OrderActor): string | null => (party === 'desk' ? name : null);
