import { placeBid } from '#server/auction/bid/place-bid.ts';
import { createAuction } from '#server/auction/lot/create-auction.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { type CatalogueLot, millimetres } from './catalogue-file.ts';
import { materials } from './materials.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps in cents, as the lots' pages say them. */
export const increments = [
  { from: 0, step: 500 },
  { from: 50_000, step: 1_000 },
  { from: 100_000, step: 2_500 },
];

/** Commission bids: who, and the most they would pay, in cents. */
type Commissions = [bidder: string, maxAmount: number][];

interface Plan {
  slug: string;
  /** From the first start of the shop. */
  endsAfter: number;
  startsAfter?: number;
  buyNowAmount?: number;
  softCloseSeconds?: number;
  commissions?: Commissions;
}

/**
 * One lot closes while a newcomer looks around, five run into the evening, two are to come. The
 * order is that of the lot numbers.
 */
const plans: Plan[] = [
  {
    slug: 'lot-kintsugi-bowl',
    endsAfter: 1.5 * minute,
    // Shorter than the lot runs, so that these bids don't extend it.
    softCloseSeconds: 60,
    commissions: [
      ['seed-linden', 22_000],
      ['seed-marlow', 19_500],
      ['seed-linden', 27_000],
      ['seed-okafor', 25_500],
    ],
  },
  {
    slug: 'lot-white-moon-jar',
    endsAfter: 6 * minute,
    commissions: [
      ['seed-marlow', 44_000],
      ['seed-okafor', 41_000],
      ['seed-linden', 52_000],
      ['seed-okafor', 56_000],
      ['seed-marlow', 62_000],
      ['seed-linden', 61_000],
    ],
  },
  {
    slug: 'lot-anagama-jar',
    endsAfter: 18 * minute,
    commissions: [
      ['seed-okafor', 38_000],
      ['seed-linden', 45_000],
      ['seed-okafor', 43_000],
    ],
  },
  { slug: 'lot-dusk-glass-vessel', endsAfter: hour + 5 * minute, commissions: [['seed-marlow', 26_000]] },
  { slug: 'lot-crystalline-vase', endsAfter: 2 * hour + 31 * minute, buyNowAmount: 42_000 },
  { slug: 'lot-raku-copper-jar', endsAfter: 2 * hour + 44 * minute },
  { slug: 'lot-oxblood-bottle', startsAfter: day, endsAfter: day + 3 * hour },
  { slug: 'lot-nerikomi-vase', startsAfter: 7 * day, endsAfter: 7 * day + 3 * hour },
];

export const house: Actor = { kind: 'key', name: 'seed', scopes: ['bid:place'] };

/** The demo sale, relative to the shop's first start. Bids go through the command that everyone's do. */
export async function seedAuctions(lots: readonly CatalogueLot[]): Promise<void> {
  const now = await readDatabaseClock(database());
  const planned = plans.flatMap((plan) => {
    const lot = lots.find(({ slug }) => slug === plan.slug);
    return lot ? [{ lot, plan }] : [];
  });
  for (const { lot, plan } of planned) {
    const { id } = await createLot(lot, plan, now);
    for (const [index, [bidder, maxAmount]] of (plan.commissions ?? []).entries()) {
      await placeBid(house, { auctionId: id, maxAmount, key: `seed-${index}` }, bidder);
    }
  }
}

function createLot(lot: CatalogueLot, plan: Plan, now: Date): Promise<{ id: string }> {
  // What is to come opens at six in the evening, house time.
  const evening = plan.startsAfter === undefined ? 0 : untilSix(new Date(now.getTime() + plan.startsAfter));
  const at = (afterMs: number) => new Date(now.getTime() + afterMs + evening).toISOString();
  return createAuction(
    {
      title: lot.title,
      maker: lot.maker,
      description: lot.description,
      currency: 'EUR',
      startAmount: lot.startCents,
      softCloseSeconds: plan.softCloseSeconds ?? 120,
      increments,
      endsAt: at(plan.endsAfter),
      ...(plan.startsAfter === undefined ? {} : { startsAt: at(plan.startsAfter) }),
      ...(lot.reserveCents ? { reserveAmount: lot.reserveCents } : {}),
      ...(plan.buyNowAmount ? { buyNowAmount: plan.buyNowAmount } : {}),
    },
    {
      slug: lot.slug.replace(/^lot-/, ''),
      material: materials[lot.slug] ?? '',
      condition: 'New',
      location: 'The studio in Barcelona',
      images: lot.images.map(({ caption: _caption, ...image }) => image),
      estimateLowAmount: lot.estimateLowCents,
      estimateHighAmount: lot.estimateHighCents,
      heightMm: millimetres(lot.dimensionsCm.h),
      widthMm: millimetres(lot.dimensionsCm.w),
      depthMm: millimetres(lot.dimensionsCm.d),
      weightGrams: lot.weightGrams,
    },
  );
}

function untilSix(day: Date): number {
  const six = new Date(day);
  six.setUTCHours(18, 0, 0, 0);
  return six.getTime() - day.getTime();
}
