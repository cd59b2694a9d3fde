import { artistSchema, type LotSale } from '#contract/auction/lot-facts.ts';
import { lotWithdrawal, resaleRightFrom, type Seller } from '#domain/auction/lot-seller.ts';
import type { MarginKind } from '#domain/money/margin-scheme.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';

/** @returns null if there is no such lot */
export async function readLotSale(slug: string): Promise<LotSale | null> {
  const lot = await database().auction.findUnique({
    where: { slug },
    select: {
      soldBy: true,
      traderName: true,
      vat: true,
      marginKind: true,
      artist: true,
      condition: true,
      provenance: true,
      location: true,
      currency: true,
      sale: { select: { attended: true } },
    },
  });
  if (!lot) return null;
  const { sellerName, country } = await readShop();
  const soldBy = lot.soldBy as Seller;
  const artist = artistSchema.safeParse(lot.artist);
  return {
    soldBy,
    sellerName: soldBy === 'house' ? sellerName : soldBy === 'trader' ? lot.traderName : '',
    withdrawal: lotWithdrawal({ soldBy, attended: lot.sale?.attended ?? false }),
    vat: lot.vat as LotSale['vat'],
    marginKind: lot.marginKind as MarginKind,
    resaleFrom: resaleRightFrom({
      country,
      day: databaseNow().toISOString().slice(0, 10),
      currency: lot.currency,
      artist: artist.success ? artist.data : null,
    }),
    condition: lot.condition,
    provenance: lot.provenance,
    location: lot.location,
  };
}
