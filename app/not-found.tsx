import { notFoundHead } from '#components/site/not-found-head.ts';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { readFrameShop } from '#server/shop/page-shop.ts';

export const metadata = notFoundHead;

export default async function NotFound() {
  return <NothingHere label={(await readFrameShop()).notFoundLabel} />;
}
