import type { DeskProductView, GoneNumbers } from '#contract/catalogue/desk-product.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { readProductViews } from '#server/catalogue/product-view.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { watchedBy } from '#server/session/can.ts';

/** A product whatever its status: `product:<id>` tells nobody of drafts and archived ones. */
export const deskProductTopic: TopicSource<'desk-product'> = {
  kind: 'desk-product',
  read: readDeskProductViews,
  ...watchedBy({ all: ['piece:read', 'stock:read'] }),
};

export async function readDeskProductViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'desk-product'>>> {
  const views = await readProductViews(db, ids);
  const numbered = [...views.values()].flatMap(({ data }) =>
    data.variants.flatMap(({ id, numbers }) => (numbers === null ? [] : id)),
  );
  const gone = await readGone(db, numbered);
  return new Map(
    [...views].map(([id, { version, data }]) => {
      const variants = data.variants.map((variant) => ({ ...variant, gone: gone.get(variant.id) ?? null }));
      return [id, { version, data: { ...data, variants } satisfies DeskProductView }];
    }),
  );
}

interface GoneRow {
  variantId: string;
  number: number;
  withdrawn: boolean;
  publicId: string | null;
  orderNumber: number | null;
  numberPrefix: string;
}

async function readGone(db: Tx, variantIds: readonly string[]): Promise<Map<string, GoneNumbers>> {
  const gone = new Map(variantIds.map((id): [string, GoneNumbers] => [id, { withdrawn: [], sold: [] }]));
  if (variantIds.length === 0) return gone;
  const rows = await db.$queryRaw<GoneRow[]>`
    SELECT numbered_piece.variant_id AS "variantId", numbered_piece.number, withdrawn,
           orders.public_id AS "publicId", orders.number AS "orderNumber",
           number_prefix AS "numberPrefix"
    FROM numbered_piece LEFT JOIN order_line ON order_line.id = order_line_id LEFT JOIN orders ON orders.id = order_id
    WHERE numbered_piece.variant_id = ANY (${[...variantIds]}::text[]) AND (withdrawn OR order_line_id IS NOT NULL)
    ORDER BY numbered_piece.number`;
  for (const { variantId, number, withdrawn, publicId, orderNumber: placed, numberPrefix } of rows) {
    const of = gone.get(variantId);
    if (withdrawn) of?.withdrawn.push(number);
    else {
      const order =
        publicId === null || placed === null
          ? null
          : { publicId, number: orderNumber({ number: placed, numberPrefix }) };
      of?.sold.push({ number, order });
    }
  }
  return gone;
}
