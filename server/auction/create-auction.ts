import { randomBytes } from 'node:crypto';
import type { CreateAuction } from '#contract/auction.ts';
import type { Image } from '#contract/catalogue.ts';
import { defaultIncrements } from '#domain/auction/bid-increment.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import type { LotFormat } from '#domain/auction/lot.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { transaction } from '#server/database/database.ts';
import { AccessProblem } from '#server/problem.ts';
import { settings } from '#server/settings.ts';
import { termsHashOf } from './locked-lot.ts';
import { newNonce } from './record-hash.ts';

/** A lot as the API takes it; without a format it is English. */
export type NewLot = Omit<CreateAuction, 'format'> & Partial<Pick<CreateAuction, 'format'>>;

/** What the house knows of a lot beyond what the API takes. */
export interface LotDetails {
  slug?: string;
  material?: string;
  images?: Image[];
  estimateLowAmount?: number;
  estimateHighAmount?: number;
  heightMm?: number;
  widthMm?: number;
  depthMm?: number;
  weightGrams?: number;
}

/**
 * Puts a lot up for auction. Without `startsAt` it is open at once; without `increments` its steps
 * are eBay's US table, and without `premiumBasisPoints` its buyer's premium is the shop's.
 *
 * @throws AccessProblem `invalid` if it would end in the past, or be sold outright below its start
 */
export async function createAuction(
  lot: NewLot,
  { images = [], slug, ...details }: LotDetails = {},
): Promise<{ id: string }> {
  const { startsAt, endsAt, increments, reserveAmount = null, buyNowAmount = null, dutch, saleId, ...rest } = lot;
  if (buyNowAmount !== null && buyNowAmount < lot.startAmount) {
    throw new AccessProblem('invalid', 'buyNowAmount: must not be below startAmount', { field: 'buyNowAmount' });
  }
  return transaction(async (tx) => {
    const now = await readDatabaseClock(tx);
    const starts = startsAt ? new Date(startsAt) : now;
    const ends = new Date(endsAt);
    if (ends <= now || ends <= starts) {
      throw new AccessProblem('invalid', 'endsAt: must be in the future and after startsAt', { field: 'endsAt' });
    }
    const created = await tx.auction.create({
      data: {
        ...rest,
        ...details,
        slug: slug ?? slugOf(lot.title),
        images: images.map((image) => ({ ...image })),
        ...{ reserveAmount, buyNowAmount },
        premiumBasisPoints: lot.premiumBasisPoints ?? basisPointsOf(settings().AUCTION_BUYERS_PREMIUM_PERCENT),
        increments: (increments ?? defaultIncrements).map((row) => ({ ...row })),
        dropAmount: dutch?.dropAmount ?? null,
        dropSeconds: dutch?.dropSeconds ?? null,
        floorAmount: dutch?.floorAmount ?? null,
        saleId: saleId ?? null,
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
    return { id };
  });
}

/** Two lots may have the same title: the tail tells them apart. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words || 'lot'}-${randomBytes(3).toString('hex')}`;
}
