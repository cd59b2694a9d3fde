import type { OrderExtras } from '#contract/checkout/create-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { guardCodes } from '#server/limit/guard-codes.ts';
import { type Actor, auditName } from '#server/session/actor.ts';
import { checkoutLimits } from './limits.ts';

/** Lets an order, or a look at one, try codes and gift cards as often as a shop needs to. @throws AccessProblem `too_many` */
export function guardOrderCodes<T>(
  { promotionCodes = [], giftCards = [] }: Pick<OrderExtras, 'promotionCodes' | 'giftCards'>,
  { actor, headers }: { actor: Actor; headers: Headers },
  work: () => Promise<Decision<T, Problem>>,
): Promise<Decision<T, Problem>> {
  if (promotionCodes.length + giftCards.length === 0) return work();
  const key = actor.kind === 'person' ? `person:${actor.personId}` : auditName(actor);
  const asker = { address: headers.get(addressHeader) ?? '', key };
  return guardCodes(
    { perAddress: checkoutLimits.codeGuesses, perKey: checkoutLimits.codeGuessesPerKey, ...asker },
    work,
    (outcome) => 'value' in outcome && !outcome.value.ok && outcome.value.refusal.reason === 'unknown',
  );
}
