import type { GiftCardAnswer } from '#contract/gift-card/gift-card.ts';
import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';
import { giftCodeHash } from './gift-code.ts';

/** What is left on the card with this code, however it is typed. @throws AccessProblem `not_found` */
export async function readGiftCard(code: string): Promise<GiftCardAnswer> {
  const card = await database().giftCard.findUnique({ where: { codeHash: giftCodeHash(code) } });
  if (!card) throw notFound('gift card');
  const { ending, balance, currency, expiresAt } = card;
  return { ending, balanceAmount: balance, currency, expiresAt: expiresAt?.toISOString() ?? null };
}
