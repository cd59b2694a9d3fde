/** Codes and cards of orders that are judged one after the other, over locks that all of them hold. */

import type { GiftCardReason } from '#contract/gift-card/gift-card.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, refuse } from '#domain/decision.ts';
import type { OfferedPromotion } from '#domain/order/price/choose-promotions.ts';
import type { Credit } from '#domain/order/price/order-to-price.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { type GiftCardRow, lockGiftCards, readGiftCards } from '#server/gift-card/lock-gift-cards.ts';
import type { PromotionUse } from '#server/promotion/count-uses.ts';
import {
  isLimited,
  offeredPromotion,
  type PromotionRow,
  readPromotions,
  readUses,
  type UseOf,
} from '#server/promotion/offered-promotions.ts';

/** As it is compared. */
export const plainPromotionCode = (typed: string): string => typed.trim().toUpperCase();

export interface WhoOrders {
  personId: string;
  /** By `payerOf`; empty: not known yet. */
  payer: readonly string[];
}

type KnownAs = 'account' | 'customer';

const personMark = (personId: string): string => `person:${personId}`;

interface Wanted extends WhoOrders {
  promotionCodes: readonly string[];
  /** Hashes of their codes. */
  giftCards: readonly string[];
}

export class MeansInHand {
  readonly #promotions: Map<string, PromotionRow>;
  readonly #automatic: readonly PromotionRow[];
  readonly #uses: Map<string, UseOf[]>;
  readonly #cards: Map<string, GiftCardRow>;
  readonly #known: ReadonlyMap<string, KnownAs>;

  constructor(known: {
    automatic: readonly PromotionRow[];
    promotions: readonly PromotionRow[];
    uses: Map<string, UseOf[]>;
    cards: readonly GiftCardRow[];
    people: ReadonlyMap<string, KnownAs>;
  }) {
    this.#promotions = new Map(known.promotions.map((row) => [row.id, { ...row }]));
    this.#automatic = known.automatic;
    this.#uses = known.uses;
    this.#cards = new Map(known.cards.map((card) => [card.codeHash, { ...card }]));
    this.#known = known.people;
  }

  /** What applies by itself, and what was typed, as far as it is left for whoever orders. */
  offers(who: WhoOrders, codes: readonly string[]) {
    const marks = this.#marksOf(who);
    const offer = (row: PromotionRow): OfferedPromotion => offeredPromotion(row, this.#usesBy(row.id, marks).length);
    const asked = [...new Set(codes.map(plainPromotionCode))].map((code) => {
      const row = [...this.#promotions.values()].find((one) => one.code === code);
      return { code, offered: row ? offer(row) : null };
    });
    return { automatic: this.#automatic.map((row) => offer(this.#promotions.get(row.id) ?? row)), asked };
  }

  /** Cards by the hashes of their codes. Refuses `gift_card_not_usable` with its `reason`. */
  credits({ personId }: WhoOrders, { giftCards, ...by }: { giftCards: readonly string[] } & CardTerms) {
    const credits: Credit[] = [];
    for (const hash of new Set(giftCards)) {
      const card = this.#cards.get(hash);
      const reason = card ? cardRefused(card, { personId, ...by }) : 'unknown';
      if (!card || reason) return refuse(giftCardNotUsable(reason ?? 'unknown'));
      credits.push({ id: card.id, balance: card.balance });
    }
    return accept(credits);
  }

  /** The same of a bag’s cards: those that can pay. */
  usableCredits({ personId }: WhoOrders, { giftCards, ...by }: { giftCards: readonly string[] } & CardTerms): Credit[] {
    const cards = giftCards.flatMap((hash) => this.#cards.get(hash) ?? []);
    return cards.filter((card) => cardRefused(card, { personId, ...by }) === null);
  }

  /** An order takes them: those judged after it find that much less. @returns what is to be written for it */
  take(
    who: WhoOrders,
    order: { id: string; promotionIds: readonly string[]; credits: readonly { id: string; amount: number }[] },
  ) {
    for (const { id, amount } of order.credits) {
      const card = [...this.#cards.values()].find((one) => one.id === id);
      if (card) card.balance -= amount;
    }
    const uses = order.promotionIds.flatMap((promotionId): PromotionUse[] => {
      const row = this.#promotions.get(promotionId);
      if (!row || !isLimited(row)) return [];
      row.used += 1;
      const marks = this.#marksOf(who);
      const [person = ''] = marks;
      const taken = new Set(this.#usesBy(promotionId, marks).flatMap((use) => (use.who === person ? use.n : [])));
      let n = 0;
      while (taken.has(n)) n++;
      const use = { promotionId, orderId: order.id, who: person, n, marks };
      this.#uses.set(promotionId, [...(this.#uses.get(promotionId) ?? []), use]);
      return [use];
    });
    return { uses, spendings: order.credits.map(({ id: cardId, amount }) => ({ cardId, orderId: order.id, amount })) };
  }

  /** All that somebody is counted by, their own name first. Another channel answers for its customers: their name counts alone. */
  #marksOf({ personId, payer }: WhoOrders): readonly string[] {
    const known = this.#known.get(personId);
    if (known === undefined) return payer;
    return known === 'customer' ? [personMark(personId)] : [personMark(personId), ...payer];
  }

  #usesBy(promotionId: string, marks: readonly string[]): UseOf[] {
    return (this.#uses.get(promotionId) ?? []).filter((use) => use.marks.some((mark) => marks.includes(mark)));
  }
}

interface CardTerms {
  currency: string;
  now: Date;
}

/** Why somebody can’t pay with a card; null: they can. */
export function cardRefused(
  card: Omit<GiftCardRow, 'id' | 'codeHash'>,
  { personId, currency, now }: { personId: string } & CardTerms,
): GiftCardReason | null {
  if (card.personId !== null && card.personId !== personId) return 'unknown';
  if (card.expiresAt !== null && card.expiresAt <= now) return 'expired';
  if (card.currency !== currency) return 'other_currency';
  return card.balance === 0 ? 'empty' : null;
}

/** What a bag comes to by itself. */
export const automaticAlone = (automatic: readonly PromotionRow[]): MeansInHand =>
  new MeansInHand({ automatic, promotions: [], uses: new Map(), cards: [], people: new Map() });

/**
 * Reads the codes and cards of these orders, and locks what has a limit or a balance. The variants must be locked by then.
 * @param by `lock` false: only to look at them; `ofBags`: what an order uses that is being paid for a bag is that bag's
 */
export async function readMeans(
  tx: Statements,
  wanted: readonly Wanted[],
  { automatic, lock, ofBags = false }: { automatic: readonly PromotionRow[]; lock: boolean; ofBags?: boolean },
): Promise<MeansInHand> {
  const codes = [...new Set(wanted.flatMap(({ promotionCodes }) => promotionCodes.map(plainPromotionCode)))];
  const hashes = [...new Set(wanted.flatMap(({ giftCards }) => giftCards))];
  const promotions = await readPromotions(tx, { codes, ids: automatic.filter(isLimited).map(({ id }) => id), lock });
  const limited = promotions.filter(isLimited).map(({ id }) => id);
  const people = limited.length === 0 ? new Map<string, KnownAs>() : await readKnownAs(tx, wanted);
  const marks = wanted.flatMap(({ personId, payer }) => [personMark(personId), ...payer]);
  const uses = await readUses(tx, { ids: limited, marks, ofBags });
  const cards = await (lock ? lockGiftCards : readGiftCards)(tx, hashes);
  return new MeansInHand({ automatic, promotions, uses, cards, people });
}

/** Accounts, and people whom another channel names. */
async function readKnownAs(tx: Statements, wanted: readonly WhoOrders[]): Promise<Map<string, KnownAs>> {
  const rows = await tx.$queryRaw<{ id: string; as: KnownAs }[]>`
    SELECT id, CASE kind WHEN 'account' THEN 'account' ELSE 'customer' END AS "as" FROM person WHERE id = ANY (${wanted.map(({ personId }) => personId)}::text[])
      AND (kind = 'account' OR kind = 'reference' AND reference NOT LIKE 'mail:%')`;
  return new Map(rows.map(({ id, as }) => [id, as]));
}

const cardWords: Record<GiftCardReason, string> = {
  unknown: 'There is no gift card with this code.',
  expired: 'This gift card has expired.',
  other_currency: 'This gift card is in another currency.',
  empty: 'There is nothing left on this gift card.',
};

export const giftCardNotUsable = (reason: GiftCardReason): Problem => ({
  code: 'gift_card_not_usable',
  message: `${cardWords[reason]} No order was placed. Remove it or use another.`,
  reason,
});
