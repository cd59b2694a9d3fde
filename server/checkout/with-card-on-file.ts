import type { Checkout } from '#contract/checkout.ts';
import { cardOnFile, paymentSchema } from '#contract/payment.ts';
import { database } from '#server/database/database.ts';
import { shopProvider } from '#server/payment/offered-providers.ts';
import { AccessProblem } from '#server/problem.ts';
import { type Actor, requirePerson } from '#server/session/actor.ts';

/**
 * Pays with the payer's card on file, never the order owner's.
 * @throws AccessProblem `invalid` if nothing is on file
 */
export async function withCardOnFile(actor: Actor, checkout: Checkout): Promise<Checkout> {
  if (checkout.token !== cardOnFile) return checkout;
  const { personId } = requirePerson(actor);
  const method = await database().paymentMethod.findUnique({
    where: { personId, provider: shopProvider },
    select: { token: true },
  });
  const token = paymentSchema.shape.token.safeParse(method?.token);
  if (token.success) return { ...checkout, token: token.data };
  throw new AccessProblem('invalid', 'token: no card is on file. Enter one of the test cards.', { field: 'token' });
}
