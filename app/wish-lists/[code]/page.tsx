import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SharedWishListPage } from '#components/wish-list/page/shared-wish-list-page.tsx';
import { readCards } from '#server/catalogue/read-cards.ts';
import { readSharedWishList } from '#server/wish-list/shared-wish-list-view.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'A wish list', robots: { index: false }, referrer: 'no-referrer' };

export default async function SharedWishList({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const list = await readSharedWishList(code);
  if (!list?.data.open) notFound();
  const cards = await readCards(list.data.wishes.map(({ productId }) => productId));
  return <SharedWishListPage code={code} initial={list} cards={cards} />;
}
