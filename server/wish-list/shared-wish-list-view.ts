import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { SharedWishList } from '#contract/wish-list/wish-list.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';

type OpenWishList = Extract<SharedWishList, { open: true }>;

/** Anything above every version of a list: a code that has ended never opens again. */
const ended = 2 ** 31 - 1;

async function readSharedWishLists(db: Tx, codes: string[]): Promise<Map<string, Versioned<'wish-list'>>> {
  const rows = await db.$queryRaw<{ code: string; version: number; title: string; wishes: OpenWishList['wishes'] }[]>`
    SELECT code, version, title, coalesce(wished.wishes, '[]') AS wishes
    FROM wish_list LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('productId', product_id, 'given', given_at IS NOT NULL)
               ORDER BY saved_at DESC, product_id) AS wishes
      FROM wish WHERE wish.person_id = wish_list.person_id
    ) AS wished ON true
    WHERE code = ANY (${codes}::text[])`;
  const views = new Map<string, Versioned<'wish-list'>>(
    codes.map((code) => [code, { version: ended, data: { open: false } }]),
  );
  for (const { code, version, title, wishes } of rows)
    views.set(code, { version, data: { open: true, title, wishes } });
  return views;
}

/** @returns null if no list has this code */
export async function readSharedWishList(code: string): Promise<View<'wish-list'> | null> {
  const view = (await readSharedWishLists(database(), [code])).get(code);
  return view?.data.open ? { topic: topicOf.wishList(code), ...view } : null;
}

/** `wish-list:<code>`: the code is what allows it. One that nobody has, and one that has ended, are answered alike. */
export const sharedWishListTopic: TopicSource<'wish-list'> = {
  kind: 'wish-list',
  read: readSharedWishLists,
  allow: () => null,
};
