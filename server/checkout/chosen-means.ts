import { cardOnFile } from '#contract/payment/card-names.ts';
import type { CardChoice } from '#contract/payment/payment.ts';
import { database } from '#server/engine/database/database.ts';
import { nothingToPay } from '#server/payment/gift-card-provider.ts';
import { meansOfChoice, meansOfPayment, shopProvider } from '#server/payment/offered-providers.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import { type Actor, requirePerson } from '#server/session/actor.ts';
import { AccessProblem } from '#server/web/problem.ts';

/**
 * What a checkout is paid with; without a choice, with gift cards alone, which the order is judged by: the payer's card on file is never the order owner's.
 * @throws AccessProblem `invalid` if nothing is on file, and for what the shop doesn't take
 */
export async function chosenMeans(actor: Actor, choice: CardChoice | undefined): Promise<MeansOfPayment> {
  if (choice === undefined) return nothingToPay;
  if (choice !== cardOnFile) return meansOfChoice(choice);
  const { personId } = requirePerson(actor);
  const provider = shopProvider();
  const kept = await database().paymentMethod.findUnique({ where: { personId, provider } });
  if (kept) return { ...meansOfPayment(provider, kept.token), label: kept.label, cardMark: kept.cardMark };
  throw new AccessProblem('invalid', 'token: no card is on file. Enter another card.', { field: 'token' });
}
