/**
 * I4: waiting bids are decided in one transaction, each lot's in order of arrival. A known key shows only when its bid
 * is stored; the transaction is then decided again with the earlier answers, since a look-up of every key would cost
 * each bid an index search.
 */

import { closeLocked } from '#server/auction/lot/close-auction.ts';
import { transaction } from '#server/engine/database/database.ts';
import { type EarlierBids, earlierKey, readEarlierBids } from './earlier-bids.ts';
import { readHighBidders } from './high-bidders.ts';
import { type Judged, judgeBids, type LotBids } from './judge-bids.ts';
import { readBidders, rememberBidders } from './known-bidders.ts';
import { lockLotsAtNow } from './locked-lot.ts';
import { KeyKnown, storeDecided } from './store-decided.ts';
import { answerOf, type BidAnswer, notJudged } from './stored-bid.ts';

type Answers = (BidAnswer[] | null)[];

/**
 * Decides these bids, all or nothing; its own locks make it right, with several processes too.
 * @returns per lot an answer to each bid, or null where there is no such lot
 */
export async function decideBids(batch: readonly LotBids[]): Promise<Answers> {
  try {
    return await decide(batch, false);
  } catch (error) {
    if (error instanceof KeyKnown) return decide(batch, true);
    throw error;
  }
}

async function decide(batch: readonly LotBids[], mayBeKnown: boolean): Promise<Answers> {
  const { answers, judged } = await transaction(async (tx) => {
    const { lots, now, paused, blocked, takesBids } = await lockLotsAtNow(
      tx,
      batch.map(({ auctionId }) => auctionId),
      batch.flatMap(({ bids }) => bids.map(({ personId }) => personId)),
    );
    const high = await readHighBidders(tx, batch, lots, now);
    const bidders = await readBidders(tx, batch, lots, { takesBids, paused, blocked, unlimited: high.allowed });
    // Whoever may not bid now still gets the answer to a bid of before.
    const refusing = !takesBids || paused.size > 0 || blocked.size > 0 || high.any;
    const earlier: EarlierBids = mayBeKnown || refusing ? await readEarlierBids(tx, batch) : new Map();
    const judged = batch.map(({ auctionId, bids }, index): Judged | null => {
      const lot = lots.get(auctionId);
      if (!lot) return null;
      const known = (bidders[index] ?? []).map((bidder, i) => {
        const bid = bids[i];
        return { ...bidder, earlier: (bid && earlier.get(earlierKey({ auctionId, ...bid }))) ?? null };
      });
      return judgeBids(lot, bids, known, now.getTime());
    });
    const decided = judged.filter((one) => one !== null);
    const versions = await storeDecided(tx, lots, decided, now);
    for (const { lot } of decided) {
      const sold = lot.state.phase === 'closed' && lots.get(lot.id)?.state.phase !== 'closed';
      if (sold) versions.set(lot.id, (await closeLocked(tx, lot, now, 'sold')).version);
    }
    const answers = judged.map((one) => one && answersOf(one, versions.get(one.lot.id) ?? one.lot.version));
    return { answers, judged: decided };
  });
  for (const { lot, paddles } of judged) rememberBidders(lot.id, paddles);
  return answers;
}

function answersOf({ results, lot }: Judged, version: number): BidAnswer[] {
  return results.map((result) =>
    typeof result === 'string' ? notJudged[result] : answerOf(result, lot.rules, version),
  );
}
