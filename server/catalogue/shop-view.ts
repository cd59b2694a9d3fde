import type { ShopView } from '#contract/catalogue/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';

type Sale = Omit<ShopView['justSold'][number], 'at'> & { at: Date };

const lastSales = 6;

/** What is going on in the house: lots that are open, pieces just sold. Never who bought them. */
export async function readShopView(db: Tx = database()): Promise<Versioned<'shop'>> {
  reads(topicOf.shop);
  const [versions, [figures], sales] = [
    await db.$queryRaw<{ version: number }[]>`SELECT version FROM topic_version WHERE topic = 'shop'`,
    await db.$queryRaw<{ openLots: number; soldLastHour: number }[]>`
      SELECT (SELECT count(*)::int FROM auction WHERE state = 'open') AS "openLots",
             (SELECT coalesce(sum(quantity), 0)::int FROM order_line
               WHERE sold_at > clock_timestamp() - interval '1 hour') AS "soldLastHour"`,
    await db.$queryRaw<Sale[]>`
      SELECT order_line.id, order_line.slug, order_line.title, order_line.image_file AS "imageFile",
             order_line.quantity, order_line.edition_no AS "editionNo", order_line.numbers, variant.edition_size AS "editionSize",
             order_line.sold_at AS at
      FROM order_line LEFT JOIN variant ON variant.id = order_line.variant_id
      WHERE sold_at IS NOT NULL ORDER BY sold_at DESC LIMIT ${lastSales}`,
  ];
  return {
    version: versions[0]?.version ?? 0,
    data: {
      openLots: figures?.openLots ?? 0,
      soldLastHour: figures?.soldLastHour ?? 0,
      justSold: sales.map((sale) => ({ ...sale, at: sale.at.toISOString() })),
    },
  };
}

export const shopTopic: TopicSource<'shop'> = {
  kind: 'shop',
  ids: null,
  shared: true,
  counted: true,
  async read(db) {
    return new Map([['', await readShopView(db)]]);
  },
  allow: () => null,
};
