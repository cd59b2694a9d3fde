import { type LotFormat, rises } from '#domain/auction/format.ts';
import { settings } from '#server/config/settings.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { createAuction } from './lot/create-auction.ts';
import { createSale } from './sale/create-sale.ts';

const minute = 60_000;
const liveLots = 6;
/** A result stays visible this long, also so that the desk can act on it. */
const restSeconds = 30;
const saleRestSeconds = 60;
/** Nothing is indexed for this question, and nobody waits for the answer. */
const lookEveryMs = 10_000;
let nextLook = new Date(0);

async function endedPieces(): Promise<{ id: string; format: LotFormat }[]> {
  return database().$queryRaw`
    SELECT id, format FROM (
      SELECT DISTINCT ON (title, maker) id, format, state, closed_at FROM auction
      WHERE sale_id IS NULL AND images <> '[]' ORDER BY title, maker, lot_number DESC
    ) AS latest
    WHERE state = 'closed' AND closed_at < clock_timestamp() - make_interval(secs => ${restSeconds})
    ORDER BY closed_at`;
}

/** Those to put up again now: enough to have `liveLots`, and the only one of its format at once. */
async function wanting(): Promise<string[]> {
  const [{ open } = { open: 0 }] = await database().$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM auction WHERE state = 'open' AND sale_id IS NULL AND images <> '[]'`;
  const ended = await endedPieces();
  const missing = Math.max(0, liveLots - open);
  return ended.filter(({ format }, place) => !rises(format) || place < missing).map(({ id }) => id);
}

async function saleThatIsOver(): Promise<string | null> {
  const [sale] = await database().$queryRaw<{ id: string; over: boolean }[]>`
    SELECT sale.id, bool_and(state = 'closed' AND closed_at < clock_timestamp()
             - make_interval(secs => ${saleRestSeconds})) AS over
    FROM sale JOIN auction ON auction.sale_id = sale.id
    WHERE images <> '[]' GROUP BY sale.id ORDER BY sale.id DESC LIMIT 1`;
  return sale?.over ? sale.id : null;
}

/** Minutes until a lot that comes again ends: different for each, so that they close one by one. */
const lasting = (lotNumber: number): number => 7 + ((lotNumber * 11) % 29);

/** An unsold lot is relisted; a sold one comes again as another piece of the same kind. */
async function putUpAgain(id: string, saleId?: string): Promise<void> {
  const lot = await database().auction.findUniqueOrThrow({ where: { id } });
  const { title, maker, description, currency, startAmount, softCloseSeconds, premiumBasisPoints, material } = lot;
  const { reserveAmount, buyNowAmount, dropAmount, dropSeconds, floorAmount, maxExtensionSeconds } = lot;
  const falling = dropAmount !== null && dropSeconds !== null && floorAmount !== null;
  const sold = lot.outcome === 'sold' || lot.outcome === 'after_sale';
  const relisted = await database().auction.count({ where: { relistOfId: id } });
  await createAuction(
    {
      title,
      maker,
      description,
      currency,
      startAmount,
      softCloseSeconds,
      premiumBasisPoints,
      format: lot.format as LotFormat,
      increments: readColumn('auction.increments', id, lot.increments),
      endsAt: new Date(databaseNow().getTime() + lasting(lot.lotNumber) * minute).toISOString(),
      ...(reserveAmount === null ? {} : { reserveAmount }),
      ...(buyNowAmount === null ? {} : { buyNowAmount }),
      ...(maxExtensionSeconds === null ? {} : { maxExtensionSeconds }),
      ...(falling ? { dutch: { dropAmount, dropSeconds, floorAmount } } : {}),
      ...(saleId === undefined ? {} : { saleId }),
    },
    {
      material,
      images: readColumn('auction.images', id, lot.images),
      ...(sold || saleId !== undefined || relisted > 0 ? {} : { relistOfId: id }),
      ...measures(lot),
    },
  );
}

function measures(lot: Record<(typeof measured)[number], number | null>) {
  return Object.fromEntries(measured.flatMap((name) => (lot[name] === null ? [] : [[name, lot[name]]])));
}
const measured = [
  ...(['estimateLowAmount', 'estimateHighAmount'] as const),
  ...(['heightMm', 'widthMm', 'depthMm', 'weightGrams'] as const),
];

async function holdSaleAgain(id: string): Promise<void> {
  const { title, description, everySeconds } = await database().sale.findUniqueOrThrow({ where: { id } });
  const next = await createSale({
    title,
    description,
    everySeconds,
    firstEndsAt: new Date(databaseNow().getTime() + 4 * minute).toISOString(),
  });
  // From all the times it was held: one that was cut short by a restart is whole again.
  const lots = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT DISTINCT ON (auction.title) auction.id, sale_position FROM auction JOIN sale ON sale.id = auction.sale_id
      WHERE sale.title = ${title} AND images <> '[]' ORDER BY auction.title, lot_number DESC
    ) AS pieces ORDER BY sale_position`;
  for (const lot of lots) await putUpAgain(lot.id, next.id);
}

/** The demo house stays open. Two processes at once may relist a sold piece twice, which does no harm. */
export const relistDemoLots: DueWork = {
  name: 'keep the demo house open',
  dueHere: () => (settings().DEMO ? nextLook : null),
  async run() {
    nextLook = new Date(databaseNow().getTime() + lookEveryMs);
    for (const id of await wanting()) await putUpAgain(id);
    const over = await saleThatIsOver();
    if (over !== null) await holdSaleAgain(over);
  },
};
