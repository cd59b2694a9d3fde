import type { WatchLot } from '#contract/auction/watch-list.ts';
import { transaction } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';

export interface Watched {
  slug: string;
  /** Null: nothing was done, since nobody is signed in. */
  watching: boolean | null;
}

/**
 * Watches a lot, or no longer, for whoever has an account: a reminder needs somewhere to go. Safe to repeat.
 * @throws AccessProblem `not_found`
 */
export async function watchLot(actor: Actor, { auctionId, watching }: WatchLot): Promise<Watched> {
  return transaction(async (tx) => {
    const lot = await tx.auction.findUnique({ where: { id: auctionId }, select: { slug: true } });
    if (!lot) throw notFound('auction');
    if (actor.kind !== 'person' || actor.guest) return { slug: lot.slug, watching: null };
    const { personId } = actor;
    if (watching === 'yes') {
      await tx.$executeRaw`
        INSERT INTO lot_watch (auction_id, person_id) VALUES (${auctionId}, ${personId}) ON CONFLICT DO NOTHING`;
    } else {
      await tx.lotWatch.deleteMany({ where: { auctionId, personId } });
    }
    return { slug: lot.slug, watching: watching === 'yes' };
  });
}

export function afterWatchForm({ slug, watching }: Watched, { from }: Pick<WatchLot, 'from'>): string {
  const lot = `/auctions/${slug}`;
  if (watching === null) return `/sign-in?next=${encodeURIComponent(`${lot}?watch=1`)}`;
  return from === 'list' ? '/account/watching' : `${lot}?outcome=${watching ? 'watching' : 'not_watching'}`;
}
