import type { Piece, VariantView } from '#contract/catalogue/catalogue.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import { publicDelivery } from '#domain/tariff/public-delivery.ts';

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
  /** Its terms for returns. */
  shop: Pick<ShopSettings, 'returnDays' | 'returnPaidBy'>;
  tariff: TariffView;
}

interface Offering extends Shop, Pick<Piece, 'parcelGrams'> {
  once(details: object): object;
}

const returnPolicy = ({ returnDays, returnPaidBy }: Shop['shop']) =>
  returnDays === 0
    ? { '@type': 'MerchantReturnPolicy', returnPolicyCategory: `${schema}MerchantReturnNotPermitted` }
    : {
        '@type': 'MerchantReturnPolicy',
        returnPolicyCategory: `${schema}MerchantReturnFiniteReturnWindow`,
        merchantReturnDays: returnDays,
        returnFees: schema + (returnPaidBy === 'shop' ? 'FreeReturn' : 'ReturnFeesCustomerResponsibility'),
      };

/** One entry for each zone that names its countries: the others can't be said. */
const deliveries = ({ amount, currency }: VariantView['price'], { zones }: TariffView, weightGrams: number | null) =>
  zones.flatMap(({ countries, tariffs }) => {
    const delivery = publicDelivery([{ tariffs }], { currency, weightGrams, itemsAmount: amount });
    if (!delivery || countries.length === 0) return [];
    const cost = decimalAmount(delivery.amount, currency);
    return {
      '@type': 'OfferShippingDetails',
      shippingRate: {
        '@type': 'MonetaryAmount',
        ...(delivery.isFrom ? { minValue: cost } : { value: cost }),
        currency,
      },
      shippingDestination: { '@type': 'DefinedRegion', addressCountry: countries },
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: { '@type': 'QuantitativeValue', minValue: 0, maxValue: 1, unitCode: 'DAY' },
        transitTime: {
          '@type': 'QuantitativeValue',
          minValue: delivery.daysLeast,
          maxValue: delivery.daysMost,
          unitCode: 'DAY',
        },
      },
    };
  });

/** Says terms in full once: offers after the first that share it refer to it by its id. */
function saidOnce(): (details: object) => object {
  const ids = new Map<string, string>();
  return (details) => {
    const said = JSON.stringify(details);
    const known = ids.get(said);
    if (known) return { '@id': known };
    const id = `#terms-${ids.size + 1}`;
    ids.set(said, id);
    return { '@id': id, ...details };
  };
}

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

function manufacturerOf({ manufacturer, manufacturerAddress, manufacturerContact }: Piece['safety']) {
  const contact = manufacturerContact.includes('@') ? { email: manufacturerContact } : { url: manufacturerContact };
  return {
    '@type': 'Organization',
    name: manufacturer,
    ...(manufacturerAddress ? { address: manufacturerAddress } : {}),
    ...(manufacturerContact ? contact : {}),
  };
}

/** The piece for search engines: a product, or a group of them when it has variants. */
export function structuredData(piece: Piece, variants: VariantView[], shop: Shop): object {
  const { origin } = shop;
  const offering = { ...shop, parcelGrams: piece.parcelGrams, once: saidOnce() };
  const url = `${origin}/products/${piece.slug}`;
  const about = {
    name: piece.title,
    description: piece.description,
    brand: { '@type': 'Brand', name: piece.maker },
    ...(piece.material ? { material: piece.material } : {}),
    ...(piece.safety.manufacturer ? { manufacturer: manufacturerOf(piece.safety) } : {}),
    ...(piece.originCountry ? { countryOfOrigin: piece.originCountry } : {}),
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
      offers: offer(only, url, { ...offering, once: (details) => details }),
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
        offers: offer(variant, variantUrl, offering),
      };
    }),
  };
}

function offer(variant: VariantView, url: string, { offered, shop, tariff, parcelGrams, once }: Offering): object {
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
    shippingDetails: deliveries(price, tariff, parcelGrams).map(once),
    hasMerchantReturnPolicy: once(returnPolicy(shop)),
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
