import type { Piece, VariantView } from '#contract/catalogue.ts';
import { deliveryDays, shippingFor } from '#domain/order/delivery-terms.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import { decimalAmount } from '../ui/format-money.ts';

const schema = 'https://schema.org/';

const availability = {
  available: 'InStock',
  low: 'LimitedAvailability',
  last: 'LimitedAvailability',
  in_bags: 'OutOfStock',
  sold_out: 'SoldOut',
} as const;

interface Shop {
  origin: string;
  /** For how many days after its delivery a piece can be sent back. */
  returnDays: number;
}

const returnPolicy = (days: number) =>
  days === 0
    ? { '@type': 'MerchantReturnPolicy', returnPolicyCategory: `${schema}MerchantReturnNotPermitted` }
    : {
        '@type': 'MerchantReturnPolicy',
        returnPolicyCategory: `${schema}MerchantReturnFiniteReturnWindow`,
        merchantReturnDays: days,
        returnFees: `${schema}FreeReturn`,
      };

const delivery = ({ amount, currency }: VariantView['price']) => ({
  '@type': 'OfferShippingDetails',
  shippingRate: {
    '@type': 'MonetaryAmount',
    value: decimalAmount(shippingFor(amount), currency),
    currency,
  },
  deliveryTime: {
    '@type': 'ShippingDeliveryTime',
    transitTime: {
      '@type': 'QuantitativeValue',
      minValue: deliveryDays.least,
      maxValue: deliveryDays.most,
      unitCode: 'DAY',
    },
  },
});

/** The piece for search engines: a product, or a group of them when it has variants. */
export function structuredData(piece: Piece, variants: VariantView[], shop: Shop): object {
  const { origin } = shop;
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
      offers: offer(only, url, shop),
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
        offers: offer(variant, variantUrl, shop),
      };
    }),
  };
}

function offer({ price, stock }: VariantView, url: string, { returnDays }: Shop): object {
  return {
    '@type': 'Offer',
    url,
    price: decimalAmount(price.amount, price.currency),
    priceCurrency: price.currency,
    availability: schema + availability[stockState(stock).kind],
    itemCondition: `${schema}NewCondition`,
    shippingDetails: delivery(price),
    hasMerchantReturnPolicy: returnPolicy(returnDays),
  };
}

/** As a script's text: nothing in it can end the script. */
export const scriptText = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
