import type { Piece, VariantView } from '#contract/catalogue.ts';
import { shelfState } from '#domain/stock/shelf-state.ts';
import { decimalAmount } from '../ui/format-money.ts';

const schema = 'https://schema.org/';

const availability = {
  available: 'InStock',
  low: 'LimitedAvailability',
  last: 'LimitedAvailability',
  in_baskets: 'OutOfStock',
  sold_out: 'SoldOut',
} as const;

const returnPolicy = {
  '@type': 'MerchantReturnPolicy',
  returnPolicyCategory: `${schema}MerchantReturnFiniteReturnWindow`,
  merchantReturnDays: 14,
  returnFees: `${schema}FreeReturn`,
};

/** The piece for search engines: a product, or a group of them when it has variants. @param origin of the shop */
export function structuredData(piece: Piece, variants: VariantView[], origin: string): object {
  const url = `${origin}/products/${piece.slug}`;
  const about = {
    name: piece.title,
    description: piece.description,
    brand: { '@type': 'Brand', name: piece.maker },
    ...(piece.material ? { material: piece.material } : {}),
  };
  const images = piece.images.map(({ file }) => `${origin}/catalogue/${file}`);
  const [only, ...others] = variants;
  if (only && others.length === 0) {
    return {
      '@context': schema,
      '@type': 'Product',
      ...about,
      url,
      sku: only.sku,
      image: images,
      offers: offer(only, url),
    };
  }
  return {
    '@context': schema,
    '@type': 'ProductGroup',
    ...about,
    url,
    productGroupID: piece.id,
    variesBy: [...new Set(variants.flatMap(({ options }) => Object.keys(options)))],
    hasVariant: variants.map((variant) => {
      const variantUrl = `${url}?variant=${encodeURIComponent(variant.sku)}`;
      return {
        '@type': 'Product',
        name: `${piece.title}, ${variant.title}`,
        sku: variant.sku,
        image: variant.imageFile ? `${origin}/catalogue/${variant.imageFile}` : images[0],
        url: variantUrl,
        offers: offer(variant, variantUrl),
      };
    }),
  };
}

function offer({ price, stock }: VariantView, url: string): object {
  return {
    '@type': 'Offer',
    url,
    price: decimalAmount(price.amount, price.currency),
    priceCurrency: price.currency,
    availability: schema + availability[shelfState(stock).kind],
    itemCondition: `${schema}NewCondition`,
    hasMerchantReturnPolicy: returnPolicy,
  };
}

/** As a script's text: nothing in it can end the script. */
export const scriptText = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
