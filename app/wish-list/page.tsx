import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { OwnWishList } from '#components/wish-list/page/own-wish-list.tsx';
import { ownView } from '#server/account/own-views.ts';
import { readCards } from '#server/catalogue/read-cards.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { actorOf } from '#server/session/actor.ts';
import { ownWishListTopic } from '#server/wish-list/own-wish-list-view.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Wish list', robots: { index: false } };

export default async function WishListPage() {
  const actor = await actorOf(await headers());
  const list = actor.kind === 'person' ? await ownView(ownWishListTopic, actor.personId) : null;
  return <OwnWishList initial={list} cards={await readCards(list?.data.productIds ?? [])} origin={shopUrl()} />;
}
