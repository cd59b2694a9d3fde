import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { type DeskPromotionsView, type ListedPromotion, mostUsesCounted } from '#contract/promotion/desk-promotion.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk, watchedBy } from '#server/session/can.ts';
import { promotionRuleSchema } from './offered-promotions.ts';

const perPage = 50;

interface Row extends Omit<ListedPromotion, 'takesOff' | 'startsAt' | 'endsAt'> {
  rule: unknown;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** The newest first. @param before the id of a promotion: those made before it */
export async function listPromotions(db: Statements, before: string | null = null): Promise<DeskPromotionsView> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, code, title, rule, trim(currency) AS currency, minimum_amount AS "minimumAmount", skus, collections,
      usage_limit AS "usageLimit", per_person_limit AS "perPersonLimit", combines, starts_at AS "startsAt", ends_at AS "endsAt",
      CASE WHEN usage_limit IS NULL AND per_person_limit IS NULL THEN (
        SELECT count(*)::int FROM (
          SELECT DISTINCT order_id FROM order_adjustment JOIN orders ON orders.id = order_id
          WHERE promotion_id = promotion.id AND status <> 'cancelled' LIMIT ${mostUsesCounted + 1}::int) AS standing)
      ELSE used END AS used
    FROM promotion WHERE ${before}::text IS NULL OR id < ${before} ORDER BY id DESC LIMIT ${perPage + 1}::int`;
  const items = rows.slice(0, perPage).map(listed);
  return { items, nextCursor: rows.length > perPage ? (items.at(-1)?.id ?? null) : null };
}

const listed = ({ rule, startsAt, endsAt, ...row }: Row): ListedPromotion => ({
  ...row,
  takesOff: takesOffOf(rule),
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

const percentOf = (basisPoints: number): number => basisPoints / 100;

/** @throws ZodError if somebody wrote a rule that isn't one */
function takesOffOf(stored: unknown): ListedPromotion['takesOff'] {
  const rule = promotionRuleSchema.parse(stored);
  if (rule.kind === 'percentage') return { kind: rule.kind, percent: percentOf(rule.basisPoints) };
  if (rule.kind !== 'buy_x_get_y') return rule;
  const { basisPoints, ...get } = rule.get;
  return { ...rule, get: { ...get, percent: percentOf(basisPoints) } };
}

async function readView(db: Tx): Promise<Versioned<'desk-promotions'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'desk-promotions'`;
  return { version: counted?.version ?? 0, data: await listPromotions(db) };
}

/** @throws AccessProblem for whoever may not */
export async function readDeskPromotions(actor: Actor): Promise<View<'desk-promotions'>> {
  requireDesk(actor, 'promotion:manage');
  return { topic: deskTopicOf.promotions, ...(await readView(database())) };
}

/** `desk-promotions`: for merchants. */
export const deskPromotionsTopic: TopicSource<'desk-promotions'> = {
  kind: 'desk-promotions',
  ids: null,
  counted: true,
  read: async (db) => new Map([['', await readView(db)]]),
  ...watchedBy('promotion:manage'),
};
