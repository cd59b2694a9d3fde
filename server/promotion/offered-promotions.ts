import { z } from 'zod';
import type { OfferedPromotion } from '#domain/order/price/choose-promotions.ts';
import type { PromotionKind } from '#domain/order/price/promotion.ts';
import type { Statements } from '#server/engine/database/statement.ts';

const basisPoints = z.int().min(0).max(10_000);
const skus = z.array(z.string());

/** The figures of a kind, as they are kept. */
export const promotionRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percentage'), basisPoints }),
  z.object({ kind: z.literal('amount'), amount: z.int().min(1) }),
  z.object({ kind: z.literal('free_shipping') }),
  z.object({
    kind: z.literal('buy_x_get_y'),
    buy: z.object({ quantity: z.int().min(1), skus }),
    get: z.object({ quantity: z.int().min(1), basisPoints, skus }),
  }),
]);

/** A row of `promotion`, as JSON has it. */
export interface PromotionRow {
  id: string;
  code: string | null;
  title: string;
  kind: PromotionKind;
  rule: unknown;
  currency: string | null;
  skus: string[];
  collections: string[];
  minimumAmount: number | null;
  startsAt: string | null;
  endsAt: string | null;
  usageLimit: number | null;
  perPersonLimit: number | null;
  used: number;
  combines: boolean;
}

export const isLimited = ({ usageLimit, perPersonLimit }: PromotionRow): boolean =>
  usageLimit !== null || perPersonLimit !== null;

/** @throws ZodError if somebody wrote a rule that isn't one */
export function offeredPromotion(row: PromotionRow, ownUses: number): OfferedPromotion {
  const { id, code, title, skus, collections, minimumAmount, combines } = row;
  const moment = (text: string | null) => (text === null ? null : Date.parse(text));
  return {
    promotion: {
      id,
      code,
      title,
      rule: promotionRuleSchema.parse(row.rule),
      scope: { skus, collections },
      minimumAmount,
      combines,
    },
    currency: row.currency,
    startsAt: moment(row.startsAt),
    endsAt: moment(row.endsAt),
    usesLeft: row.usageLimit === null ? null : row.usageLimit - row.used,
    ownUsesLeft: row.perPersonLimit === null ? null : row.perPersonLimit - ownUses,
  };
}

interface Asked {
  codes: readonly string[];
  /** Ids of limited ones that apply by themselves. */
  ids: readonly string[];
  /** Those that are limited stay locked until the transaction ends; else they are only looked at. */
  lock: boolean;
}

/**
 * Reads what was typed. A limited promotion is locked, so that its last use is given once: in the order of locks it stands
 * between variants and gift cards. What has no limit is no row that everybody waits for.
 */
export async function readPromotions(tx: Statements, { codes, ids, lock }: Asked): Promise<PromotionRow[]> {
  if (codes.length === 0 && ids.length === 0) return [];
  if (lock) {
    await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM promotion WHERE (code = ANY (${codes}::text[]) OR id = ANY (${ids}::text[]))
        AND (usage_limit IS NOT NULL OR per_person_limit IS NOT NULL) ORDER BY id FOR UPDATE`;
  }
  const rows = await tx.$queryRaw<{ row: PromotionRow }[]>`
    SELECT json_build_object('id', id, 'code', code, 'title', title, 'kind', kind, 'rule', rule, 'currency', currency,
      'skus', skus, 'collections', collections, 'minimumAmount', minimum_amount, 'startsAt', starts_at, 'endsAt', ends_at,
      'usageLimit', usage_limit, 'perPersonLimit', per_person_limit, 'used', used, 'combines', combines) AS row
    FROM promotion WHERE code = ANY (${codes}::text[]) OR id = ANY (${ids}::text[])`;
  return rows.map(({ row }) => row);
}

/** One use, and all that its person is counted by. */
export interface UseOf {
  who: string;
  /** Which of theirs it is, from 0. */
  n: number;
  marks: readonly string[];
}

/**
 * The uses of these promotions by anybody with one of these marks, by promotion.
 * @param of `ofBags`: without those of orders that hold pieces of a bag until they are paid
 */
export async function readUses(
  tx: Statements,
  { ids, marks, ofBags }: { ids: readonly string[]; marks: readonly string[]; ofBags: boolean },
): Promise<Map<string, UseOf[]>> {
  const uses = new Map<string, UseOf[]>();
  if (ids.length === 0) return uses;
  const rows = await tx.$queryRaw<(UseOf & { promotionId: string })[]>`
    SELECT promotion_id AS "promotionId", who, n, marks FROM promotion_use
    WHERE promotion_id = ANY (${ids}::text[]) AND marks && ${marks}::text[]
      AND NOT (${ofBags} AND EXISTS (
        SELECT FROM reservation WHERE reservation.order_id = promotion_use.order_id AND bag_line_id IS NOT NULL))`;
  for (const { promotionId, ...use } of rows) uses.set(promotionId, [...(uses.get(promotionId) ?? []), use]);
  return uses;
}
