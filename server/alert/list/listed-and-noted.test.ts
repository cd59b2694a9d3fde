import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { isNarrowed } from '#contract/search/list-address.ts';
import { shelfQuerySchema } from '#contract/search/shelf.ts';
import { addressOf } from '#contract/search/shelf-address.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readShelfList } from '#server/search/shelf-list.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aMaker, aPiece, watches } from '#server/testing/list-alerts.ts';
import { testSettings } from '#server/testing/settings.ts';
import { noteFittingPieces } from './note-fitting-pieces.ts';

testDatabase();

beforeEach(() => setSettings(testSettings()));

const makers = [aMaker(), aMaker()];
const few = <T>(...values: T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(values));
const aQuery = fc
  .record({
    q: fc.constantFrom('', '', 'moon', 'jar', 'ja', 'celad', 'mo bo', 'knives'),
    form: few('Jar', 'Bowl'),
    material: few('Celadon', 'Stoneware'),
    maker: fc.subarray(makers, { maxLength: 1 }),
    size: few('small', 'medium'),
    from: fc.constantFrom('', '', '30'),
    to: fc.constantFrom('', '', '60'),
  })
  .map((query) => shelfQuerySchema.parse(query))
  .filter(isNarrowed);
const piece = fc.record({
  title: fc.constantFrom('Moon jar', 'Bowl', 'Celadon knife', 'Jasper bowl'),
  maker: fc.constantFrom(...makers),
  form: fc.constantFrom('Jar', 'Bowl', ''),
  material: fc.constantFrom('Stoneware, celadon', 'Porcelain', ''),
  status: fc.constantFrom('published', 'published', 'draft'),
  priceAmount: fc.constantFrom(2_000, 3_000, 4_500, 6_000, 7_000),
  onHand: fc.constantFrom(0, 1, 5),
  heightMm: fc.constantFrom(50, 150, 250),
});

it('an alert finds a new piece exactly when the list’s page shows it, and it can be bought', async () => {
  const personId = await aPerson();
  let found = 0;
  await fc.assert(
    fc
      .asyncProperty(aQuery, fc.array(piece, { minLength: 2, maxLength: 5 }), async (query, pieces) => {
        await database().alert.deleteMany({ where: { personId } });
        await database().product.deleteMany({ where: { maker: { in: makers } } });
        const asked = await watches(personId, addressOf('/shop', query));
        const made = [];
        for (const parts of pieces) made.push(await aPiece(parts));
        await noteFittingPieces.run();
        const page = await readShelfList(query, null, { limit: 500 });
        const shown = page.corrected === null ? new Set(page.found.found.map(({ id }) => id)) : new Set();
        const fits = made.filter(({ productId }, at) => shown.has(productId) && (pieces[at]?.onHand ?? 0) > 0);
        const noted = await database().alertPiece.findMany({ where: { alert: { personId }, foundAt: { not: null } } });
        expect(noted.map(({ productId }) => productId).sort()).toEqual(fits.map(({ productId }) => productId).sort());
        if (asked.ok) found += noted.length;
      })
      .beforeEach(async () => {}),
    { numRuns: 60, examples: [] },
  );
  expect(found).toBeGreaterThan(10);
}, 120_000);
