import { paddleName } from '#contract/auction.ts';
import type { MeView, Standing } from '#contract/bag.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { readBagLines } from '#server/bag/bag-view.ts';
import { database, type Tx } from '#server/database/database.ts';
import type { TopicSource, Versioned } from '#server/topic-source.ts';

/** An attempt whose card was declined is in the audit, not among someone's orders. */
const lastOrders = 10;
const lastNotices = 20;
/** Lots that closed longer ago than this no longer show in `me`. */
const closedLotDays = 7;

/** What these people have: bag, standings on lots, orders. The version is read first. */
export async function readMeViews(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'me'>>> {
  const persons = await db.person.findMany({
    where: { id: { in: personIds } },
    select: {
      id: true,
      version: true,
      readyToBidAt: true,
      biddingPausedAt: true,
      askedToBidAt: true,
      user: { select: { name: true, role: true, isAnonymous: true } },
    },
  });
  const lines = await readBagLines(db, personIds);
  const standings = await readStandings(db, personIds);
  const orders = await readOrders(db, personIds);
  const watching = await readWatching(db, personIds);
  const notices = await readNotices(db, personIds);
  return new Map(
    persons.map(({ id, version, readyToBidAt, biddingPausedAt, askedToBidAt, user }) => {
      const account = user && !user.isAnonymous ? user : null;
      const bag = lines.get(id) ?? [];
      const held = bag.map((line) => line.heldUntil).filter((until) => until !== null);
      const data: MeView = {
        signedIn: account !== null,
        name: account?.name ?? null,
        role: account ? (account.role === 'merchant' ? 'merchant' : 'shopper') : 'guest',
        bag: {
          lines: bag,
          itemCount: bag.reduce((sum, line) => sum + line.quantity, 0),
          itemsAmount: bag.reduce((sum, line) => sum + line.quantity * line.price.amount, 0),
          currency: bag[0]?.price.currency ?? 'EUR',
          heldUntil: held.sort()[0] ?? null,
        },
        standings: standings.get(id) ?? [],
        readyToBid: readyToBidAt !== null,
        biddingPaused: biddingPausedAt && {
          since: biddingPausedAt.toISOString(),
          askedAt: askedToBidAt?.toISOString() ?? null,
        },
        watching: watching.get(id) ?? [],
        notices: notices.get(id) ?? { unread: 0, items: [] },
        orders: orders.get(id) ?? [],
      };
      return [id, { version, data }];
    }),
  );
}

/** One person's view, for a page rendered for them. */
export async function readMeView(personId: string, db: Tx = database()): Promise<Versioned<'me'> | null> {
  return (await readMeViews(db, [personId])).get(personId) ?? null;
}

async function readStandings(db: Tx, personIds: string[]): Promise<Map<string, Standing[]>> {
  const rows = await db.$queryRaw<(Omit<Standing, 'paddle'> & { personId: string; paddle: number })[]>`
    SELECT lot_bidder.person_id AS "personId", auction.id AS "auctionId", auction.slug, auction.title,
           lot_bidder.paddle, lot_bidder.max_amount AS "maxAmount", latest.bid AS "latestBid",
           CASE WHEN auction.state = 'open' AND auction.format = 'english'
             THEN (auction.taken_back ->> lot_bidder.paddle::text)::int END AS "takenBackAmount", auction.currency, lot_bidder.leading,
           (auction.format LIKE 'sealed%' AND auction.state <> 'closed') AS sealed, auction.state,
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
    WHERE lot_bidder.person_id = ANY (${personIds}::text[])
      AND (auction.closed_at IS NULL OR auction.closed_at > clock_timestamp() - make_interval(days => ${closedLotDays})
           OR orders.status = 'placed')
    ORDER BY auction.ends_at`;
  const byPerson = new Map<string, Standing[]>();
  for (const { personId, paddle, ...standing } of rows) {
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), asStanding(standing, paddle)]);
  }
  return byPerson;
}

/** Moments come as the database's JSON writes them. */
function asStanding(row: Omit<Standing, 'paddle'>, paddle: number): Standing {
  const { latestBid, toPay, request } = row;
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

async function readWatching(db: Tx, personIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ personId: string; ids: string[] }[]>`
    SELECT person_id AS "personId", array_agg(auction_id ORDER BY auction.ends_at) AS ids
    FROM lot_watch JOIN auction ON auction.id = lot_watch.auction_id
    WHERE person_id = ANY (${personIds}::text[])
      AND (closed_at IS NULL OR closed_at > clock_timestamp() - make_interval(days => ${closedLotDays}))
    GROUP BY person_id`;
  return new Map(rows.map(({ personId, ids }) => [personId, ids]));
}

async function readNotices(db: Tx, personIds: string[]): Promise<Map<string, MeView['notices']>> {
  const rows = await db.$queryRaw<{ personId: string; unread: number; items: MeView['notices']['items'] }[]>`
    SELECT wanted.id AS "personId", (SELECT count(*)::int FROM notice WHERE person_id = wanted.id AND read_at IS NULL)
             AS unread,
           coalesce(jsonb_agg(jsonb_build_object('id', recent.id, 'kind', kind, 'title', title, 'body', body,
             'href', href, 'at', at, 'read', read_at IS NOT NULL) ORDER BY at DESC), '[]') AS items
    FROM unnest(${personIds}::text[]) AS wanted (id) JOIN LATERAL (
      SELECT * FROM notice WHERE person_id = wanted.id ORDER BY at DESC LIMIT ${lastNotices}
    ) AS recent ON true
    GROUP BY wanted.id`;
  const moment = (at: string) => new Date(at).toISOString();
  return new Map(
    rows.map(({ personId, unread, items }) => [
      personId,
      { unread, items: items.map((item) => ({ ...item, at: moment(item.at) })) },
    ]),
  );
}

async function readOrders(db: Tx, personIds: string[]): Promise<Map<string, MeView['orders']>> {
  const rows = await db.$queryRaw<
    {
      personId: string;
      publicId: string;
      number: number;
      status: string;
      totalAmount: number;
      currency: string;
      placedAt: Date;
    }[]
  >`
    SELECT recent.* FROM unnest(${personIds}::text[]) AS wanted (id) JOIN LATERAL (
      SELECT person_id AS "personId", public_id AS "publicId", number, status, total_amount AS "totalAmount",
             currency, placed_at AS "placedAt"
      FROM orders WHERE person_id = wanted.id AND cancel_reason IS DISTINCT FROM 'payment_declined' ORDER BY placed_at DESC LIMIT ${lastOrders}
    ) AS recent ON true`;
  const byPerson = new Map<string, MeView['orders']>();
  for (const { personId, number, placedAt, ...order } of rows) {
    byPerson.set(personId, [
      ...(byPerson.get(personId) ?? []),
      { ...order, number: orderNumber(number), placedAt: placedAt.toISOString() },
    ]);
  }
  return byPerson;
}

/** `me`: resolved from the session, never from a name that a client sends. */
export const meTopic: TopicSource<'me'> = {
  kind: 'me',
  read: readMeViews,
  resolve: ({ actor }) => (actor.kind === 'person' ? actor.personId : null),
  allow: () => null,
};
