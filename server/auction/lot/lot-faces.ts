import type { FacedLot } from '#contract/auction/lot-face.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/engine/database/database.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { readAuctionViews } from './auction-view.ts';

/** These lots with their views; in no order. */
export async function readLotFaces(ids: readonly string[]): Promise<FacedLot[]> {
  if (ids.length === 0) return [];
  const [rows, views] = await Promise.all([
    database().auction.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, slug: true, lotNumber: true, title: true, maker: true, material: true, images: true },
    }),
    readAuctionViews(database(), [...ids]),
  ]);
  return rows.flatMap((row) => {
    const view = views.get(row.id);
    const lot = { ...row, images: readColumnOr('auction.images', row.id, row.images, []).slice(0, 1) };
    return view ? [{ lot, view: { topic: topicOf.auction(row.id), ...view } }] : [];
  });
}
