import type { CreateAuction } from '#contract/auction/auction.ts';
import type { Image } from '#contract/photograph/image.ts';
import { defaultIncrements } from '#domain/auction/bid-increment.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import type { LotFormat } from '#domain/auction/format.ts';
import { termsHashOf } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { newNonce } from '#server/auction/record/record-hash.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { slugOf } from '#server/web/slug-of.ts';
import { checkSeller } from './change-lot.ts';

export type NewLot = Omit<CreateAuction, 'format'> & Partial<Pick<CreateAuction, 'format'>>;

export interface LotDetails {
  slug?: string;
  relistOfId?: string;
  material?: string;
  images?: Image[];
  estimateLowAmount?: number;
  estimateHighAmount?: number;
  heightMm?: number;
  widthMm?: number;
  depthMm?: number;
  weightGrams?: number;
  condition?: string;
  location?: string;
}

/**
 * Creates a lot, with eBay's US table and the shop's premium by default. In a sale it takes the next place, which sets
 * its times.
 * @param by as `lotActor` names them
 * @throws AccessProblem `invalid` if it would end in the past, be sold outright below its start, or belong to an
 * unknown sale
 */
export async function createAuction(
  lot: NewLot,
  { images = [], slug, ...details }: LotDetails = {},
  by = 'system',
): Promise<{ id: string }> {
  const {
    startsAt,
    endsAt,
    increments,
    reserveAmount = null,
    buyNowAmount = null,
    dutch,
    saleId,
    artist,
    ...rest
  } = lot;
  checkSeller(lot);
  if (buyNowAmount !== null && buyNowAmount < lot.startAmount) {
    throw new AccessProblem('invalid', 'buyNowAmount: must not be below startAmount', { field: 'buyNowAmount' });
  }
  return transaction(async (tx) => {
    const now = await readDatabaseClock(tx);
    const place = saleId === undefined ? null : await nextPlace(tx, saleId);
    const starts = place?.startsAt ?? (startsAt ? new Date(startsAt) : now);
    const ends = place?.endsAt ?? new Date(endsAt);
    if (place && ends <= now) {
      throw new AccessProblem('invalid', 'saleId: this sale’s next closing time has passed', { field: 'saleId' });
    }
    if (ends <= now || ends <= starts) {
      throw new AccessProblem('invalid', 'endsAt: must be in the future and after startsAt', { field: 'endsAt' });
    }
    const shop = await readShop(tx);
    const created = await tx.auction.create({
      data: {
        ...present(rest),
        ...present(details),
        ...(artist && { artist }),
        slug: slug ?? slugOf(lot.title),
        images: images.map((image) => ({ ...image })),
        currency: lot.currency ?? shop.currency,
        reserveAmount,
        buyNowAmount,
        premiumBasisPoints: lot.premiumBasisPoints ?? basisPointsOf(shop.buyersPremiumPercent),
        increments: (increments ?? defaultIncrements).map((row) => ({ ...row })),
        dropAmount: dutch?.dropAmount ?? null,
        dropSeconds: dutch?.dropSeconds ?? null,
        floorAmount: dutch?.floorAmount ?? null,
        saleId: saleId ?? null,
        salePosition: place?.position ?? null,
        startsAt: starts,
        scheduledEndsAt: ends,
        endsAt: ends,
        state: starts <= now ? 'open' : 'scheduled',
        currentAmount: lot.startAmount,
        reserveMet: reserveAmount === null,
        reserveNonce: reserveAmount === null ? null : newNonce(),
      },
    });
    const { id } = created;
    const recordHash = termsHashOf({ ...created, format: created.format as LotFormat });
    await tx.auction.update({ where: { id }, data: { recordHash } });
    await recordLotEvent(tx, { auctionId: id, kind: 'created', by });
    return { id };
  });
}

/** Leaves out what isn't given, so that the database's defaults hold. */
function present<T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

interface SalePlace {
  position: number;
  startsAt: Date;
  endsAt: Date;
}

/** Locks the sale, so that two lots that come at once get two places. */
async function nextPlace(tx: Tx, saleId: string): Promise<SalePlace> {
  const [sale] = await tx.$queryRaw<{ startsAt: Date; firstEndsAt: Date; everySeconds: number }[]>`
    SELECT starts_at AS "startsAt", first_ends_at AS "firstEndsAt", every_seconds AS "everySeconds"
    FROM sale WHERE id = ${saleId} FOR UPDATE`;
  if (!sale) throw new AccessProblem('invalid', 'saleId: there is no such sale', { field: 'saleId' });
  const { _max } = await tx.auction.aggregate({ where: { saleId }, _max: { salePosition: true } });
  const position = (_max.salePosition ?? -1) + 1;
  const endsAt = new Date(sale.firstEndsAt.getTime() + position * sale.everySeconds * 1000);
  return { position, startsAt: sale.startsAt, endsAt };
}
