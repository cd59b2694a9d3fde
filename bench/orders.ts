/**
 * Durable orders a second, paid and with their pieces taken from the shelf: everybody wants the same
 * SKU, and a thousand SKUs side by side. Each ends with the books: no unit sold twice, none lost.
 *
 * `node --import tsx bench/orders.ts` (about half a minute; `--quick` for half of it)
 */
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { measureDatabaseClock } from '#server/database/clock.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { setSettings } from '#server/settings.ts';
import { aProduct } from '#server/testing/factories.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { percentile, report } from './report.ts';

const seconds = process.argv.includes('--quick') ? 3 : 6;
const warmUpMs = 1_000;
const buyers = 64;
const skuCount = 1_000;
const plenty = 1_000_000;

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  paid: number;
}

/** Buyers who each place their next order as soon as the last one is answered. */
async function measure(skuOf: (order: number) => string): Promise<Measured> {
  const latencies: number[] = [];
  let placed = 0;
  let paid = 0;
  const from = performance.now() + warmUpMs;
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: buyers }, async (_, buyer) => {
      while (performance.now() < until) {
        const sku = skuOf(placed++);
        const began = performance.now();
        const answer = await placeApiOrder(
          {
            customer: `buyer-${buyer}`,
            email: `buyer-${buyer}@example.com`,
            lines: [{ sku, quantity: 1 }],
            shippingAddress: { name: 'A', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
            payment: { provider: 'test', token: 'tok_visa' },
          },
          { by: 'bench', placeKey: null },
        );
        if (!answer.ok || answer.value.payment !== 'approved') throw new Error(JSON.stringify(answer));
        paid += 1;
        const now = performance.now();
        if (now >= from && now <= until) latencies.push(now - began);
      }
    }),
  );
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    paid,
  };
}

/** Units that the books can't account for: 0, or something was sold twice or lost. */
async function unaccounted(paid: number, skus: number): Promise<number> {
  const [row] = await database().$queryRaw<{ left: bigint; ledger: bigint; sold: bigint; reserved: bigint }[]>`
    SELECT sum(on_hand) AS left, sum(reserved) AS reserved,
           (SELECT sum(delta_on_hand) FROM stock_ledger) AS ledger,
           (SELECT sum(quantity) FROM order_line WHERE sold_at IS NOT NULL) AS sold
    FROM variant`;
  const start = skus * plenty;
  const left = Number(row?.left);
  return (
    Math.abs(start - paid - left) +
    Math.abs(left - Number(row?.ledger)) +
    Math.abs(Number(row?.sold) - paid) +
    Number(row?.reserved)
  );
}

const postgres = await startTestPostgres({ durable: true });
try {
  await migrate(postgres.url);
  setSettings(testSettings());
  await connectDatabase(postgres.url, { connections: 16 });
  await measureDatabaseClock();
  const skus: string[] = [];
  for (let i = 0; i < skuCount; i++) skus.push((await aProduct({ onHand: plenty })).sku);
  const hot = await measure(() => skus[0] ?? '');
  const many = await measure((order) => skus[order % skuCount] ?? '');
  const wrong = await unaccounted(hot.paid + many.paid, skuCount);
  const line = (load: string, m: Measured) => ({
    load,
    'orders/s': m.perSecond,
    'p50 ms': m.p50,
    'p99 ms': m.p99,
  });
  report(
    'orders, durable and paid',
    [line(`${buyers} buyers, one SKU`, hot), line(`${buyers} buyers, ${skuCount} SKUs`, many)],
    {
      ordersOnOneSku: hot.perSecond,
      p99MsOnOneSku: hot.p99,
      ordersOnManySkus: many.perSecond,
      p99MsOnManySkus: many.p99,
      unitsUnaccountedFor: wrong,
    },
  );
  if (wrong > 0) process.exitCode = 1;
  await disconnectDatabase();
} finally {
  await postgres.stop();
}
