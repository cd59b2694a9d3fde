import { expect, test } from 'vitest';
import { figuresOf } from '#components/auction/results/results-words.ts';
import { lotResultsSchema } from '#contract/auction/lot-results.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { readResultsPage } from './results-page.ts';

testDatabase();

interface Closed {
  maker?: string;
  at: string;
  price: number;
  outcome?: string;
  saleId?: string;
}

async function closed({ maker = 'Test Kiln', at, price, outcome = 'sold', saleId }: Closed): Promise<string> {
  const id = await aLot({ maker, estimateLowAmount: 10_000, estimateHighAmount: 20_000 });
  await database().$executeRaw`
    UPDATE auction SET state = 'closed', outcome = ${outcome}, current_amount = ${price},
      bid_count = ${price / 1_000}::int, leader_id = ${await aPerson()}, leader_maximum = ${price},
      starts_at = ${at}::timestamptz - interval '1 hour', scheduled_ends_at = ${at}::timestamptz,
      ends_at = ${at}::timestamptz, closed_at = ${at}::timestamptz,
      sale_id = ${saleId ?? null}, sale_position = ${saleId ? 1 : null}::int
    WHERE id = ${id}`;
  return id;
}

test('results are read a month of the shop’s calendar at a time, sales together, with what all of them came to', async () => {
  const { id: saleId } = await database().sale.create({
    data: {
      slug: 'evening',
      title: 'Evening sale',
      startsAt: '2026-10-30T17:00:00Z',
      firstEndsAt: '2026-10-30T18:00:00Z',
      everySeconds: 60,
    },
  });
  // Half past midnight on the first, in Madrid.
  const november = await closed({ at: '2026-10-31T23:30:00Z', price: 24_000 });
  const unsold = await closed({
    at: '2026-10-31T12:00:00Z',
    price: 10_000,
    outcome: 'reserve_not_met',
    maker: 'Other',
  });
  const inSale = await closed({ at: '2026-10-30T18:05:00Z', price: 12_000, saleId });
  const earlier = await closed({ at: '2026-10-02T12:00:00Z', price: 14_000 });
  await aLot();
  const read = async (query: object) => {
    const page = await readResultsPage(lotResultsSchema.parse(query), 'Europe/Madrid');
    return {
      ...page,
      groups: page.groups.map(({ sale, lots }) => [sale?.title ?? null, lots.map(({ lot }) => lot.id)]),
    };
  };

  const newest = await read({});
  expect(newest.months).toEqual([
    { month: '2026-11', lots: 1 },
    { month: '2026-10', lots: 3 },
  ]);
  expect(newest).toMatchObject({ month: '2026-11', makers: ['Other', 'Test Kiln'], groups: [[null, [november]]] });
  expect(figuresOf(newest.figures).map(({ value, note }) => [value, note])).toEqual([
    ['4', '3 sold, 1 not'],
    ['2', '1 above, 0 below'],
    ['€140', 'Half went for this or less. €120 to €240'],
    ['14', 'The most on one lot: 24'],
  ]);

  expect((await read({ month: '2026-10' })).groups).toEqual([
    [null, [unsold, earlier]],
    ['Evening sale', [inSale]],
  ]);
  expect((await read({ month: '2026-10', sold: '1' })).groups).toEqual([
    ['Evening sale', [inSale]],
    [null, [earlier]],
  ]);
  expect(await read({ maker: 'Other' })).toMatchObject({ month: '2026-10', groups: [[null, [unsold]]] });
  // A month in which nothing closed, and one that isn't any.
  expect((await read({ month: '2020-01' })).month).toBe('2026-11');
  expect((await read({ month: '2026-13' })).month).toBe('2026-11');
  expect(await read({ maker: 'Nobody' })).toMatchObject({ month: null, groups: [] });
});
