import type { PageOf } from '#contract/page-of.ts';
import type { ApiProduct } from '#contract/product-api.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';

const variants = { orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }] };

type Row = {
  id: string;
  slug: string;
  title: string;
  variants: { sku: string; title: string; priceAmount: number; currency: string; onHand: number; reserved: number }[];
};

function toApi({ id, slug, title, variants }: Row, withStock: boolean): ApiProduct {
  return {
    id,
    slug,
    title,
    topic: topicOf.product(id),
    variants: variants.map(({ sku, title, priceAmount, currency, onHand, reserved }) => ({
      sku,
      title,
      priceAmount,
      currency,
      available: onHand - reserved,
      ...(withStock ? { onHand, reserved } : {}),
    })),
  };
}

/** A page of pieces in the order of their ids. @param withStock adds on hand and reserved: keys only */
export async function listApiProducts(
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  withStock: boolean,
): Promise<PageOf<ApiProduct>> {
  const rows = await database().product.findMany({
    where: cursor ? { id: { gt: cursor } } : {},
    orderBy: { id: 'asc' },
    take: limit + 1,
    include: { variants },
  });
  const items = rows.slice(0, limit).map((row) => toApi(row, withStock));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** @throws AccessProblem `not_found` */
export async function readApiProduct(slug: string, withStock: boolean): Promise<ApiProduct> {
  const row = await database().product.findUnique({ where: { slug }, include: { variants } });
  if (!row) throw notFound('product');
  return toApi(row, withStock);
}
