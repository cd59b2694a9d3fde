import { paddleName } from '#contract/auction.ts';
import type { MeView, Standing } from '#contract/bag.ts';
import { readBagLines } from '#server/bag/bag-view.ts';
import { database, type Tx } from '#server/database/database.ts';
import type { TopicSource, Versioned } from '#server/live/topic-registry.ts';
import { orderNumber } from '#server/order/order-number.ts';

/** An attempt whose card was declined is in the audit, not among someone's orders. */
const lastOrders = 10;
/** Lots that closed longer ago than this no longer show in `me`. */
const closedLotDays = 7;

/** What these people have: bag, standings on lots, orders. The version is read first. */
export async function readMeViews(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'me'>>> {
  const persons = await db.person.findMany({
    where: { id: { in: personIds } },
    select: {
      id: true,
      version: true,
      user: { select: { name: true, role: true, isAnonymous: true } },
    },
  });
  const lines = await readBagLines(db, personIds);
  const standings = await readStandings(db, personIds);
  const orders = await readOrders(db, personIds);
  return new Map(
    persons.map(({ id, version, user }) => {
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
           lot_bidder.paddle, lot_bidder.max_amount AS "maxAmount", auction.currency, lot_bidder.leading,
           auction.state, (auction.outcome = 'sold' AND lot_bidder.leading) IS TRUE AS won,
           CASE WHEN lot_bidder.leading THEN orders.public_id END AS "orderPublicId"
    FROM lot_bidder
    JOIN auction ON auction.id = lot_bidder.auction_id
    LEFT JOIN orders ON orders.auction_id = auction.id
    WHERE lot_bidder.person_id = ANY (${personIds}::text[])
      AND (auction.closed_at IS NULL OR auction.closed_at > clock_timestamp() - make_interval(days => ${closedLotDays}))
    ORDER BY auction.ends_at`;
  const byPerson = new Map<string, Standing[]>();
  for (const { personId, paddle, ...standing } of rows) {
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...standing, paddle: paddleName(paddle) }]);
  }
  return byPerson;
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
