import { createAuction, type NewLot } from '#server/auction/lot/create-auction.ts';
import { createSale } from '#server/auction/sale/create-sale.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { type CatalogueProduct, millimetres } from './catalogue-file.ts';
import { materials } from './materials.ts';
import { increments } from './seed-auctions.ts';

const minute = 60_000;

/** Pieces of the shelf of which the first from the kiln comes under the hammer, with start and estimate in cents. */
const firstOnes: [slug: string, startAmount: number, estimate: [number, number]][] = [
  ['persimmon-vase', 6_000, [9_000, 14_000]],
  ['double-gourd-vase', 8_000, [12_000, 18_000]],
  ['crackle-globe-vase', 6_500, [10_000, 15_000]],
  ['sea-green-glass-bowl', 6_000, [9_500, 14_500]],
  ['cobalt-ginger-jar', 9_000, [14_000, 21_000]],
  ['chun-blue-bowl', 4_000, [6_000, 9_500]],
];

/** One lot of each other format, and a sale whose lots close every two minutes. */
export async function seedSale(products: readonly CatalogueProduct[]): Promise<void> {
  const now = (await readDatabaseClock(database())).getTime();
  const at = (afterMs: number) => new Date(now + afterMs).toISOString();
  const piece = (slug: string) => products.find((product) => product.slug === slug);
  await put(piece('ringed-porcelain-cylinder'), [14_000, 20_000], {
    slug: 'ringed-cylinder',
    title: 'Ringed cylinder, the trial piece',
    startAmount: 24_000,
    endsAt: at(40 * minute),
    format: 'dutch',
    dutch: { dropAmount: 500, dropSeconds: 20, floorAmount: 9_000 },
  });
  await put(piece('tenmoku-moon-jar'), [18_000, 26_000], {
    slug: 'tenmoku-studio-jar',
    title: 'Tenmoku moon jar, the studio’s own',
    startAmount: 12_000,
    endsAt: at(26 * minute),
    format: 'sealed_second_price',
  });
  const sale = await createSale(
    {
      title: 'First from the kiln',
      description: 'The first piece of six editions, signed and dated underneath. One closes every two minutes.',
      firstEndsAt: at(4 * minute),
      everySeconds: 120,
    },
    'first-from-the-kiln',
  );
  for (const [slug, startAmount, estimate] of firstOnes) {
    const found = piece(slug);
    const title = found && `${found.title}, No. 1`;
    await put(found, estimate, {
      title: title ?? slug,
      startAmount,
      saleId: sale.id,
      softCloseSeconds: 30,
      endsAt: at(minute),
    });
  }
}

type Terms = Pick<NewLot, 'title' | 'startAmount' | 'endsAt'> & Partial<NewLot> & { slug?: string };

/** Puts a piece of the shelf up as a lot. Null if the catalogue hasn't got it. */
export async function put(
  piece: CatalogueProduct | undefined,
  [low, high]: [number, number],
  { slug, ...terms }: Terms,
): Promise<{ id: string } | null> {
  if (!piece) return null;
  return createAuction(
    {
      maker: piece.maker,
      description: piece.description,
      currency: 'EUR',
      softCloseSeconds: 120,
      increments,
      ...terms,
    },
    {
      ...(slug === undefined ? {} : { slug }),
      material: materials[piece.slug] ?? '',
      images: piece.images.slice(0, 2).map(({ caption: _caption, ...image }) => image),
      estimateLowAmount: low,
      estimateHighAmount: high,
      heightMm: millimetres(piece.dimensionsCm.h),
      widthMm: millimetres(piece.dimensionsCm.w),
      depthMm: millimetres(piece.dimensionsCm.d),
      weightGrams: piece.weightGrams,
    },
  );
}
