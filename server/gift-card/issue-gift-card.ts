import type { IssuedGiftCard, IssueGiftCard } from '#contract/gift-card/gift-card.ts';
import { accept } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { personOfReference } from '#server/session/person.ts';
import { endingOf, giftCodeHash, newGiftCode } from './gift-code.ts';

/** Makes a gift card, or a customer's store credit. Its code is in the answer and nowhere else. */
export async function issueGiftCard({ amount, currency, expiresAt, customer }: IssueGiftCard) {
  const personId = customer === undefined ? null : await personOfReference(customer);
  return transaction(async (tx) => {
    const code = newGiftCode();
    const card = await tx.giftCard.create({
      data: { codeHash: giftCodeHash(code), ending: endingOf(code), currency, expiresAt: expiresAt ?? null, personId },
    });
    await tx.giftEntry.create({ data: { cardId: card.id, kind: 'issue', amount } });
    const until = card.expiresAt?.toISOString() ?? null;
    return accept<IssuedGiftCard>({ id: card.id, code, balanceAmount: amount, currency, expiresAt: until });
  });
}
