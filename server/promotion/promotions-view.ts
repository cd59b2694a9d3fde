import type { ApiPromotion } from '#contract/promotion/promotion.ts';
import type { PromotionKind } from '#domain/order/price/promotion.ts';
import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

interface Row {
  id: string;
  code: string | null;
  title: string;
  kind: PromotionKind;
  used: number;
  usageLimit: number | null;
  perPersonLimit: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** All of them, the newest first, with the orders that stand with each. @param id only this one */
export async function readPromotionList({ id }: { id?: string } = {}): Promise<ApiPromotion[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT id, code, title, kind, usage_limit AS "usageLimit", per_person_limit AS "perPersonLimit",
           starts_at AS "startsAt", ends_at AS "endsAt",
           CASE WHEN usage_limit IS NULL AND per_person_limit IS NULL THEN (
             SELECT count(DISTINCT order_id)::int FROM order_adjustment JOIN orders ON orders.id = order_id
             WHERE promotion_id = promotion.id AND status <> 'cancelled') ELSE used END AS used
    FROM promotion WHERE ${id ?? null}::text IS NULL OR id = ${id ?? null} ORDER BY created_at DESC, id LIMIT 500`;
  return rows.map(({ used, startsAt, endsAt, ...row }) => ({
    ...row,
    usedCount: used,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }));
}

/** @throws AccessProblem `not_found` */
export async function readPromotion(id: string): Promise<ApiPromotion> {
  const [promotion] = await readPromotionList({ id });
  if (!promotion) throw notFound('promotion');
  return promotion;
}
