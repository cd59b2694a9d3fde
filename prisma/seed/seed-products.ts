import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { aboutPieces } from './about-pieces.ts';
import { type CatalogueProduct, millimetres } from './catalogue-file.ts';
import { collections } from './collections.ts';
import { demoShop } from './demo-shop.ts';
import { makers } from './makers.ts';
import { materials } from './materials.ts';

const currency = 'EUR';
const skuOf = (...parts: string[]): string =>
  parts
    .join('-')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-');

const slugOf = (name: string): string => skuOf(name).toLowerCase();

/** An invented address; the demo shop answers for makers outside the EU. */
const safetyOfMaker = (slug: string, { name, place }: (typeof makers)[number]) => ({
  manufacturer: name,
  manufacturerAddress: `1 Kiln Yard\n${place}`,
  manufacturerContact: `hello@${slug}.example`,
  manufacturerCountry: 'GB',
  responsible: demoShop.sellerName,
  responsibleAddress: demoShop.sellerAddress,
  responsibleContact: demoShop.email,
});

/** The demo shop's pieces, scarce on purpose. */
export async function seedProducts(products: readonly CatalogueProduct[]): Promise<void> {
  await transaction(
    async (tx) => {
      for (const [position, collection] of collections.entries()) {
        await tx.collection.create({ data: { ...collection, position } });
      }
      for (const maker of makers) {
        const slug = slugOf(maker.name);
        await tx.maker.create({ data: { ...maker, slug, safety: safetyOfMaker(slug, maker) } });
      }
      for (const [position, product] of products.entries()) await createProduct(tx, product, position);
    },
    { timeout: 60_000 },
  );
}

async function createProduct(tx: Tx, product: CatalogueProduct, position: number): Promise<void> {
  const about = aboutPieces[product.slug];
  if (!about) throw new Error(`Nothing is said of ${product.slug}: add it to about-pieces.`);
  await tx.product.create({
    data: {
      slug: product.slug,
      title: product.title,
      maker: product.maker,
      material: materials[product.slug] ?? '',
      form: about.form,
      facts: Object.entries(about.facts).map(([name, text]) => ({ name, text })),
      options: product.options ?? [],
      description: product.description,
      heightMm: millimetres(product.dimensionsCm.h),
      widthMm: millimetres(product.dimensionsCm.w),
      depthMm: millimetres(product.dimensionsCm.d),
      weightGrams: product.weightGrams,
      editionSize: product.editionSize,
      originCountry: 'GB',
      position,
      collections: {
        create: about.collections.map((slug, place) => ({ position: place, collection: { connect: { slug } } })),
      },
      images: { create: product.images.map((image, index) => ({ ...image, position: index })) },
      variants: { create: variantsOf(product) },
    },
  });
}

function variantsOf(product: CatalogueProduct) {
  const { variants } = product;
  if (!variants) {
    return [
      {
        sku: skuOf(product.slug),
        title: soleVariantTitle,
        priceAmount: product.priceCents,
        currency,
        onHand: product.stock,
        editionSize: product.editionSize,
        imageFile: product.images[0]?.file ?? null,
      },
    ];
  }
  const share = Math.floor(product.editionSize / variants.length);
  return variants.map((variant, position) => {
    const title = Object.values(variant.optionValues).join(', ');
    // What doesn't divide evenly belongs to the first variants.
    const extra = position < product.editionSize % variants.length ? 1 : 0;
    return {
      sku: skuOf(product.slug, title),
      title,
      options: variant.optionValues,
      position,
      priceAmount: variant.priceCents,
      currency,
      onHand: variant.stock,
      editionSize: Math.max(variant.stock, share + extra),
      imageFile: variant.image,
    };
  });
}
