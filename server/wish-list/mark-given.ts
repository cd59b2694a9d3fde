import type { MarkGiven } from '#contract/wish-list/wish-list.ts';
import { database } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { notFound } from '#server/web/problem.ts';
import { wishListLimits } from './limits.ts';

/**
 * Says on a shared list that somebody gives a piece, or that nobody does after all. Who said so is not kept. Safe to repeat.
 * @param address of whoever asks, for the limit
 * @throws AccessProblem `not_found` for a list or a piece that isn't there, `too_many`
 */
export async function markGiven(code: string, { productId, given }: MarkGiven, address: string | null): Promise<void> {
  await takeFrom(wishListLimits.sharedListMarks, address ?? 'unknown');
  const marked = await database().$executeRaw`
    UPDATE wish SET given_at = CASE WHEN ${given === 'yes'} THEN coalesce(given_at, clock_timestamp()) END
    FROM wish_list WHERE wish_list.person_id = wish.person_id AND code = ${code} AND product_id = ${productId}`;
  if (marked === 0) throw notFound('wish list');
}
