import { type Actor, auditName } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';
import { stockActor } from '#server/stock/stock-reason.ts';

export interface OrderActor {
  party: 'shopper' | 'desk' | 'system';
  name: string;
  /** How the stock ledger names them; null for a shopper and for the shop itself. */
  inLedger: string | null;
}

export const systemActor: OrderActor = { party: 'system', name: 'system', inLedger: null };
export const providerActor: OrderActor = { party: 'system', name: 'provider', inLedger: null };

/** A key and the shop's own people act for the desk, everyone else for themselves. */
export function orderActor(actor: Actor): OrderActor {
  const desk = actor.kind === 'key' || isStaff(actor);
  return { party: desk ? 'desk' : 'shopper', name: auditName(actor), inLedger: stockActor(actor) };
}
