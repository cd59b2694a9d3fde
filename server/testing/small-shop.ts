import { createAuction } from '../auction/lot/create-auction.ts';
import { createSale } from '../auction/sale/create-sale.ts';
import { createDrop } from '../drop/create-drop.ts';
import { database } from '../engine/database/database.ts';

export const anImage = (file: string) => ({
  file,
  alt: `About ${file}`,
  width: 800,
  height: 1000,
  dominantHex: '#aabbcc',
});
/** Minutes from now, as a lot's end is given. */
export const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** The merchant's own words in the small shop. */
export const smallShopWords = {
  maker: 'Kiln One',
  otherMaker: 'Kiln Two',
  material: 'Stoneware',
  option: 'glaze',
  drop: 'A kiln of jugs',
  entry: 'a-kiln',
};

/** Two pieces by one maker in two collections, a lot `moon-jar`, a sale of two, an imprint and an entry of the journal. */
export async function seedSmallShop(words = smallShopWords): Promise<void> {
  const db = database();
  for (const [position, slug] of ['bone', 'clay'].entries()) {
    await db.collection.create({ data: { slug, title: `Firing ${slug}`, description: `About ${slug}`, position } });
  }
  const piece = (slug: string, collection: string, position: number) =>
    db.product.create({
      data: {
        slug,
        title: `Piece ${slug}`,
        maker: words.maker,
        material: words.material,
        position,
        editionSize: 40,
        description: `About ${slug}.`,
        heightMm: 100,
        widthMm: 110,
        depthMm: 120,
        weightGrams: 500,
        collections: { create: { collection: { connect: { slug: collection } } } },
        images: { create: [0, 1].map((n) => ({ ...anImage(`${slug}-${n}.webp`), position: n })) },
        variants: {
          create: ['a', 'b'].map((title, n) => ({
            sku: `${slug}-${title}`,
            title,
            options: { [words.option]: title },
            position: n,
            imageFile: `${slug}-${n}.webp`,
            priceAmount: 5_000 + n,
            currency: 'EUR',
            onHand: 10,
            editionSize: 20,
          })),
        },
      },
    });
  for (const [slug, kind] of [
    ['imprint', 'page'],
    [words.entry, 'journal'],
  ] as const) {
    await db.article.create({
      data: {
        slug,
        kind,
        title: `Text ${slug}`,
        body: `About ${slug}. {{delivery_cost}}. {{vat}}`,
        publishedAt: new Date(),
      },
    });
  }
  await piece('salt-bowl', 'bone', 0);
  await piece('grey-jug', 'clay', 1);
  await createDrop({
    title: words.drop,
    slug: 'jugs',
    description: 'Opened once.',
    skus: ['grey-jug-a', 'grey-jug-b'],
    opensAt: soon(120),
    admitPerMinute: 60,
    perPersonLimit: 1,
  });
  const terms = {
    description: 'Thrown in one go.',
    maker: words.otherMaker,
    currency: 'EUR',
    startAmount: 10_000,
    softCloseSeconds: 0,
    increments: [{ from: 0, step: 1_000 }],
    endsAt: soon(60),
  };
  const details = { material: 'Porcelain', heightMm: 100, widthMm: 110, depthMm: 120, weightGrams: 2_000 };
  const estimates = { estimateLowAmount: 20_000, estimateHighAmount: 30_000 };
  await createAuction(
    { ...terms, title: 'Moon jar', reserveAmount: 15_000, buyNowAmount: 90_000 },
    { ...details, ...estimates, slug: 'moon-jar', images: [anImage('moon-0.webp'), anImage('moon-1.webp')] },
  );
  const sale = await createSale(
    { title: 'Evening', description: 'About it.', firstEndsAt: soon(90), everySeconds: 60 },
    'evening',
  );
  for (const slug of ['first-in-sale', 'second-in-sale']) {
    const lot = { ...terms, title: slug, saleId: sale.id };
    await createAuction(lot, { ...details, slug, images: [anImage(`${slug}.webp`)] });
  }
}
