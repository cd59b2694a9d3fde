import type { View } from '#contract/wire/views.ts';
import { readSimilarPieces } from '#server/catalogue/similar-pieces.ts';
import { database } from '#server/engine/database/database.ts';
import { type LotWithView, readLots } from './lot-pages.ts';

/** Open lots like this one: by the same maker first, then of the same material, then those that close soonest. */
export async function readSimilarLots(auctionId: string, limit: number): Promise<LotWithView[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT other.id FROM auction AS lost JOIN auction AS other ON other.id <> lost.id
    WHERE lost.id = ${auctionId} AND other.state = 'open' AND other.ends_at > clock_timestamp()
    ORDER BY other.maker <> '' AND other.maker = lost.maker DESC,
             other.material <> '' AND other.material = lost.material DESC, other.ends_at, other.id
    LIMIT ${limit}`;
  return readLots(rows.map(({ id }) => id));
}

/** Pieces of the shop like this lot, in stock; none for a lot that isn't there. */
export async function readPiecesLike(auctionId: string, limit: number): Promise<View<'card'>[]> {
  const lost = await database().auction.findUnique({
    where: { id: auctionId },
    select: { maker: true, material: true },
  });
  return lost ? readSimilarPieces(lost, limit) : [];
}
