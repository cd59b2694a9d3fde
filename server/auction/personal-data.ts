import { sealedFormats } from '#domain/auction/format.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const auctionPersonalData: PersonalData = {
  async export(personId) {
    const [bids, watching] = await Promise.all([
      readRows`
        SELECT auction.lot_number AS "lot", auction.title, bid.max_amount AS "maxAmount", auction.currency, bid.outcome, bid.at
        FROM bid JOIN auction ON auction.id = bid.auction_id WHERE bid.person_id = ${personId} ORDER BY bid.at`,
      readRows`
        SELECT auction.title, lot_watch.created_at AS since FROM lot_watch
        JOIN auction ON auction.id = lot_watch.auction_id WHERE lot_watch.person_id = ${personId} ORDER BY 2`,
    ]);
    return { bids, watching };
  },
  async forget(tx, { personId }) {
    await tx.lotWatch.deleteMany({ where: { personId } });
  },
  ofAccountsAlone: {
    bid: 'bidding wants an account',
    lot_bidder: 'bidding wants an account',
    bidder_mark: 'bidding wants an account',
    lot_watch: 'watching wants an account; the press waits for it in the address',
  },
  async keepsAccount(personId, db) {
    const lots = await db.$queryRaw<{ title: string }[]>`
      SELECT auction.title FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id
      WHERE lot_bidder.person_id = ${personId} AND auction.state <> 'closed'
        AND (lot_bidder.leading OR auction.format = ANY (${sealedFormats}::text[]))`;
    return lots.map(({ title }) => `A bid on “${title}” stands until the lot has closed.`);
  },
  keeps: { anybody: ['bid'], knownByMail: ['lot_bidder'] },
};
