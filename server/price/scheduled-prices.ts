import type { ScheduledPrice } from '#contract/price/price-api.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import { onePage } from '#server/web/page-cursor.ts';

interface Row {
  id: string;
  amount: number;
  startsAt: Date;
  endsAt: Date | null;
  state: string;
  thenAmount: number | null;
  variant: { sku: string; currency: string };
}

export const scheduledPriceOf = ({
  id,
  amount,
  startsAt,
  endsAt,
  state,
  thenAmount,
  variant,
}: Row): ScheduledPrice => ({
  id,
  sku: variant.sku,
  amount,
  currency: variant.currency,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
  state: state as ScheduledPrice['state'],
  thenAmount,
});

/** The newest first. */
export async function listScheduledPrices(query: {
  sku?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}): Promise<PageOf<ScheduledPrice>> {
  const rows = await database().scheduledPrice.findMany({
    where: {
      ...(query.sku === undefined ? {} : { variant: { sku: query.sku } }),
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: { variant: { select: { sku: true, currency: true } } },
  });
  const { shown, nextCursor } = onePage(rows, query.limit, ({ id }) => id);
  return { items: shown.map(scheduledPriceOf), nextCursor };
}
