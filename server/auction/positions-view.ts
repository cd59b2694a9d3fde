import { paddleName } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { risingFormats, sealedFormats } from '#domain/auction/format.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';

export const closedLotDays = 7;

type PositionRow = Omit<OwnPosition, 'paddle'> & { paddle: number; endsAt: Date };
type Row = { personId: string; version: number } & (PositionRow | { auctionId: null });

export async function readPositions(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-positions'>>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT person.id AS "personId", person.version, position.*
    FROM person LEFT JOIN LATERAL (
      SELECT auction.id AS "auctionId", auction.version AS "lotVersion", auction.slug, auction.title, auction.ends_at AS "endsAt",
             lot_bidder.paddle, lot_bidder.max_amount AS "maxAmount", latest.bid AS "latestBid",
             CASE WHEN auction.state = 'open' AND auction.format = ANY (${risingFormats}::text[])
               THEN (auction.taken_back ->> lot_bidder.paddle::text)::int END AS "takenBackAmount",
             auction.currency, lot_bidder.leading,
             (auction.format = ANY (${sealedFormats}::text[]) AND auction.state <> 'closed') AS sealed, auction.state, auction.format, auction.outcome,
             CASE WHEN auction.outcome = 'sold' THEN auction.current_amount END AS "soldAmount",
             (auction.outcome = 'sold' AND lot_bidder.leading
               OR auction.outcome = 'after_sale' AND orders.offer) IS TRUE AS won,
             orders.public_id AS "orderPublicId", coalesce(orders.offer, false) AS offered,
             CASE WHEN orders.status = 'placed' THEN jsonb_build_object('totalAmount', orders.total_amount,
               'payBy', orders.pay_by, 'extended', orders.extended_at IS NOT NULL) END AS "toPay",
             asked.request, ended.reason AS "orderEnded"
      FROM lot_bidder
      JOIN auction ON auction.id = lot_bidder.auction_id
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('seq', seq, 'at', at) AS bid FROM bid
        WHERE bid.auction_id = auction.id AND bid.person_id = lot_bidder.person_id AND seq IS NOT NULL
          AND retracts IS NULL AND NOT EXISTS (
            SELECT FROM bid AS later WHERE later.auction_id = auction.id AND later.retracts = bid.seq)
        ORDER BY seq DESC LIMIT 1
      ) AS latest ON auction.state = 'open'
      LEFT JOIN orders ON orders.auction_id = auction.id AND orders.status <> 'cancelled'
        AND orders.person_id = lot_bidder.person_id
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('state', release_request.state, 'askedAt', asked_at, 'decidedAt', decided_at) AS request
        FROM orders AS theirs JOIN release_request ON release_request.order_id = theirs.id
        WHERE theirs.auction_id = auction.id AND theirs.person_id = lot_bidder.person_id
      ) AS asked ON auction.state = 'closed'
      LEFT JOIN LATERAL (
        SELECT cancel_reason AS reason FROM orders AS theirs
        WHERE theirs.auction_id = auction.id AND theirs.person_id = lot_bidder.person_id AND theirs.status = 'cancelled'
        ORDER BY placed_at DESC LIMIT 1
      ) AS ended ON auction.state = 'closed'
      WHERE lot_bidder.person_id = person.id
        AND (auction.closed_at IS NULL OR auction.closed_at > clock_timestamp() - make_interval(days => ${closedLotDays})
             OR orders.status = 'placed')
    ) AS position ON true
    WHERE person.id = ANY (${personIds}::text[])
    ORDER BY position."endsAt"`;
  const views = new Map<string, Versioned<'my-positions'>>();
  for (const { personId, version, ...row } of rows) {
    const before = views.get(personId)?.data.positions ?? [];
    const positions = row.auctionId === null ? before : [...before, asOwnPosition(row)];
    views.set(personId, { version, data: { positions } });
  }
  return views;
}

export const positionsOf = async (personId: string): Promise<readonly OwnPosition[]> =>
  (await readPositions(database(), [personId])).get(personId)?.data.positions ?? [];

function asOwnPosition({ endsAt: _endsAt, paddle, latestBid, toPay, request, ...row }: PositionRow): OwnPosition {
  const iso = (at: string) => new Date(at).toISOString();
  return {
    ...row,
    paddle: paddleName(paddle),
    latestBid: latestBid && { ...latestBid, at: iso(latestBid.at) },
    toPay: toPay && { ...toPay, payBy: toPay.payBy && iso(toPay.payBy) },
    request: request && {
      ...request,
      askedAt: iso(request.askedAt),
      decidedAt: request.decidedAt && iso(request.decidedAt),
    },
  };
}

export const positionsTopic: TopicSource<'my-positions'> = topicOfPerson('my-positions', readPositions);
