import { formatsOf, type LotFacets, type LotFilter } from '#contract/auction/lot-filter.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { readAmount } from '#domain/auction/amount-text.ts';
import { risingFormats } from '#domain/auction/format.ts';
import { readSalesToCome, type SaleEntry } from '#server/auction/sale/sale-pages.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { type LotWithView, lotColumns, withViews } from './lot-pages.ts';

export interface AuctionsPage {
  open: LotWithView[];
  upcoming: LotWithView[];
  ended: LotWithView[];
  endedCount: number;
  sales: SaleEntry[];
  facets: LotFacets;
}

const mostOpen = 60;
const mostUpcoming = 30;

export async function readAuctionsPage(filter: LotFilter): Promise<AuctionsPage> {
  reads(pageSource.lots);
  const db = database();
  const matching = whereOf(filter);
  const shows = (state: LotFilter['state']) => filter.state === '' || filter.state === state;
  const [open, upcoming, ended, endedCount, sales, facets] = await Promise.all([
    db.auction.findMany({
      where: { AND: [{ state: 'open' }, ...matching] },
      orderBy: { endsAt: 'asc' },
      take: shows('live') ? mostOpen : 0,
      select: lotColumns,
    }),
    db.auction.findMany({
      where: { AND: [{ state: 'scheduled' }, ...matching] },
      orderBy: { startsAt: 'asc' },
      take: shows('upcoming') ? mostUpcoming : 0,
      select: lotColumns,
    }),
    db.auction.findMany({
      where: { AND: [{ state: 'closed' }, ...matching] },
      orderBy: { closedAt: 'desc' },
      take: shows('ended') ? filter.show : 0,
      select: lotColumns,
    }),
    db.auction.count({ where: { AND: [{ state: 'closed' }, ...matching] } }),
    readSalesToCome(),
    readFacets(),
  ]);
  const all = new Map((await withViews([...open, ...upcoming, ...ended])).map((entry) => [entry.lot.id, entry]));
  const of = (rows: { id: string }[]) => rows.flatMap(({ id }) => all.get(id) ?? []);
  return { open: of(open), upcoming: of(upcoming), ended: of(ended), endedCount, sales, facets };
}

function whereOf({ maker, material, format, from, to, met, unbid }: LotFilter) {
  const amount = (text: string) => readAmount(text, shopCurrency());
  const [least, most] = [amount(from), amount(to)];
  return [
    ...(maker ? [{ maker }] : []),
    ...(material ? [{ material }] : []),
    ...(format ? [{ format: { in: formatsOf(format) } }] : []),
    ...(least === null ? [] : [{ currentAmount: { gte: least } }]),
    ...(most === null ? [] : [{ currentAmount: { lte: most } }]),
    ...(met ? [{ reserveMet: true, reserveAmount: { not: null } }] : []),
    // Of a sealed lot nobody may know whether somebody has bid, and a Dutch one is not bid on.
    ...(unbid ? [{ format: { in: [...risingFormats] }, bidCount: 0 }] : []),
  ];
}

async function readFacets(): Promise<LotFacets> {
  const [facets] = await database().$queryRaw<LotFacets[]>`
    SELECT coalesce(array_agg(DISTINCT maker) FILTER (WHERE maker <> ''), '{}') AS makers,
           coalesce(array_agg(DISTINCT material) FILTER (WHERE material <> ''), '{}') AS materials
    FROM auction`;
  return facets ?? { makers: [], materials: [] };
}
