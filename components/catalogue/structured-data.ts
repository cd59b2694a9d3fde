import type { Piece, VariantView } from '#contract/catalogue.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { countriesIn, deliveryDays, deliveryZones, shippingFor } from '#domain/order/delivery-terms.ts';
import { stockState } from '#domain/stock/stock-state.ts';

const schema = 'https://schema.org/';

const availability = {
  available: 'InStock',
  low: 'LimitedAvailability',
  last: 'LimitedAvailability',
  in_bags: 'OutOfStock',
  sold_out: 'SoldOut',
} as const;

interface Shop {
  /** False: the piece is no longer sold. */
  offered: boolean;
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

/** The days and the tariff of the checkout, one entry for each zone. */
const deliveries = ({ amount, currency }: VariantView['price']) =>
  deliveryZones.map((zone) => ({
    '@type': 'OfferShippingDetails',
    shippingRate: {
      '@type': 'MonetaryAmount',
      value: decimalAmount(shippingFor(amount), currency),
      currency,
    },
    shippingDestination: {
      '@type': 'DefinedRegion',
      addressCountry: countriesIn(zone),
    },
    deliveryTime: {
      '@type': 'ShippingDeliveryTime',
      handlingTime: { '@type': 'QuantitativeValue', minValue: 0, maxValue: 1, unitCode: 'DAY' },
      transitTime: {
        '@type': 'QuantitativeValue',
        minValue: deliveryDays[zone].least,
        maxValue: deliveryDays[zone].most,
        unitCode: 'DAY',
      },
    },
  }));

/** What search engines call the ways in which pieces differ. Any other is named as the shop names it. */
const variations: Readonly<Record<string, string>> = {
  glaze: 'color',
  glass: 'color',
  colour: 'color',
  color: 'color',
  size: 'size',
  material: 'material',
  pattern: 'pattern',
};
const variationOf = (option: string): string | null => variations[option.toLowerCase()] ?? null;

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
    variesBy: [...new Set(variants.flatMap(({ options }) => Object.keys(options)))].map((option) => {
      const known = variationOf(option);
      return known ? schema + known : option;
    }),
    hasVariant: variants.map((variant) => {
      const variantUrl = `${url}?variant=${encodeURIComponent(variant.sku)}`;
      return {
        '@type': 'Product',
        inProductGroupWithID: piece.id,
        ...variantProperties(variant.options),
        name: `${piece.title}, ${variant.title}`,
        sku: variant.sku,
        image: variant.imageFile ? `${origin}/catalogue/${variant.imageFile}` : images[0],
        url: variantUrl,
        offers: offer(variant, variantUrl, shop),
      };
    }),
  };
}

function offer(variant: VariantView, url: string, { offered, returnDays }: Shop): object {
  const { price, stock } = variant;
  const state = stockState(stock).kind;
  return {
    '@type': 'Offer',
    url,
    price: decimalAmount(price.amount, price.currency),
    priceCurrency: price.currency,
    ...(offered && state !== 'sold_out' ? reduction(variant) : {}),
    availability: schema + (offered ? availability[state] : 'Discontinued'),
    itemCondition: `${schema}NewCondition`,
    shippingDetails: deliveries(price),
    hasMerchantReturnPolicy: returnPolicy(returnDays),
  };
}

/** The struck price that the page shows, and until when this one applies. */
const reduction = ({ price: { currency }, struckAmount, scheduled }: VariantView): object => ({
  ...(scheduled ? { priceValidUntil: scheduled.until } : {}),
  ...(struckAmount === null
    ? {}
    : {
        priceSpecification: {
          '@type': 'UnitPriceSpecification',
          priceType: `${schema}StrikethroughPrice`,
          price: decimalAmount(struckAmount, currency),
          priceCurrency: currency,
        },
      }),
});

const variantProperties = (options: VariantView['options']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([option, value]) => {
      const known = variationOf(option);
      return known ? [[known, value]] : [];
    }),
  );

/** As a script's text: nothing in it can end the script. */
export const scriptText = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
