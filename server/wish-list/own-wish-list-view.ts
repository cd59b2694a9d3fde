import type { OwnWishList } from '#contract/wish-list/wish-list.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';

export async function readOwnWishLists(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-wish-list'>>> {
  const rows = await db.$queryRaw<({ id: string; version: number } & OwnWishList)[]>`
    SELECT person.id, person.version, coalesce(wishes.product_ids, '{}') AS "productIds",
           CASE WHEN wish_list.code IS NOT NULL
             THEN jsonb_build_object('code', wish_list.code, 'title', wish_list.title) END AS shared
    FROM person
    LEFT JOIN wish_list ON wish_list.person_id = person.id
    LEFT JOIN LATERAL (
      SELECT array_agg(product_id ORDER BY saved_at DESC, product_id) AS product_ids
      FROM wish WHERE wish.person_id = person.id
    ) AS wishes ON true
    WHERE person.id = ANY (${personIds}::text[])`;
  return new Map(rows.map(({ id, version, productIds, shared }) => [id, { version, data: { productIds, shared } }]));
}

/** `my-wish-list` */
export const ownWishListTopic: TopicSource<'my-wish-list'> = topicOfPerson('my-wish-list', readOwnWishLists);
