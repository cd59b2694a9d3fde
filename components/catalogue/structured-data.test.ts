import { expect, test } from 'vitest';
import type { Piece, VariantView } from '#contract/catalogue/catalogue.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { noSafety } from '#domain/catalogue/product-safety.ts';
import { scriptText, structuredData } from './structured-data.ts';

const piece: Piece = {
  id: 'p1',
  slug: 'long-neck-bottle',
  title: 'Long-neck bottle',
  maker: 'Kestrel',
  material: 'Stoneware',
  description: 'Tall.',
  descriptionHtml: null,
  editionSize: 30,
  heightMm: null,
  widthMm: null,
  depthMm: null,
  weightGrams: null,
  parcelGrams: 500,
  safety: noSafety,
  originCountry: '',
  collection: null,
  images: [{ file: 'a.webp', alt: '', width: 1200, height: 1500, dominantHex: '#fff', caption: '' }],
  form: 'Bottle',
  facts: [],
  makerPage: null,
};
const variant = (sku: string, available: number, inBags: number): VariantView => ({
  id: sku,
  sku,
  title: sku,
  options: { Glaze: sku },
  imageFile: null,
  price: { amount: 8800, currency: 'EUR' },
  priorAmount: null,
  struckAmount: null,
  scheduled: null,
  previousAmount: null,
  priceChangedAt: null,
  nextReleaseAt: null,
  numbers: null,
  line: null,
  withdrawn: 0,
  stock: { available, inBags, sold: 4 },
});

const rate = (amount: number) => ({
  ...{ method: 'standard', amount, currency: null, freeFrom: 15_000, weightFrom: 0, weightTo: null },
  ...{ daysLeast: 2, daysMost: 3 },
});
const tariff: TariffView = {
  zones: [
    { countries: ['ES'], names: ['Spain'], tariffs: [[rate(900)]] },
    { countries: ['PT'], names: ['Portugal'], tariffs: [[rate(900)], [rate(1_500)]] },
    { countries: ['NO'], names: ['Norway'], tariffs: [] },
    { countries: [], names: [], tariffs: [[rate(2_000)]] },
  ],
  sending: { orderBy: '2026-11-23T15:00:00.000Z', day: '2026-11-23' },
  vat: 'included',
};
const shop = {
  origin: 'https://shop.example',
  offered: true,
  shop: { returnDays: 30, returnPaidBy: 'shop' as const },
  tariff,
};

test('a piece without variants is one product with one offer', () => {
  expect(structuredData(piece, [variant('A', 6, 0)], shop)).toMatchObject({
    '@type': 'Product',
    sku: 'A',
    image: ['https://shop.example/catalogue/a.webp'],
    offers: { price: '88.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
  });
});

test('a piece that is no longer sold is said to be discontinued, whatever is left of it', () => {
  expect(structuredData(piece, [variant('A', 6, 0)], { ...shop, offered: false })).toMatchObject({
    offers: { availability: 'https://schema.org/Discontinued' },
  });
});

test('a reduction says the struck price and until when, and nothing is reduced that can’t be bought', () => {
  const scheduled = { until: '2026-12-01T00:00:00.000Z', thenAmount: 9_900 };
  const reduced = (available: number) =>
    structuredData(piece, [{ ...variant('A', available, 0), struckAmount: 9_900, scheduled }], shop);
  expect(reduced(6)).toMatchObject({
    offers: {
      price: '88.00',
      priceValidUntil: '2026-12-01T00:00:00.000Z',
      priceSpecification: { priceType: 'https://schema.org/StrikethroughPrice', price: '99.00', priceCurrency: 'EUR' },
    },
  });
  expect(reduced(0)).not.toHaveProperty('offers.priceSpecification');
  expect(reduced(0)).not.toHaveProperty('offers.priceValidUntil');
});

test('delivery and returns are those of the checkout', () => {
  const { offers } = structuredData(piece, [variant('A', 6, 0)], shop) as { offers: Record<string, unknown> };
  expect(offers.hasMerchantReturnPolicy).toMatchObject({ merchantReturnDays: 30 });
  expect(offers.shippingDetails).toMatchObject([
    { shippingRate: { value: '9.00' }, shippingDestination: { addressCountry: ['ES'] } },
    // Some postcodes cost more.
    { shippingRate: { minValue: '9.00' }, shippingDestination: { addressCountry: ['PT'] } },
  ]);
});

test('variants are products of a group, each with its own stock', () => {
  const data = structuredData(piece, [variant('A', 2, 0), variant('B', 0, 1), variant('C', 0, 0)], shop);
  expect(data).toMatchObject({
    '@type': 'ProductGroup',
    variesBy: ['https://schema.org/color'],
    hasVariant: [
      { offers: { availability: 'https://schema.org/LimitedAvailability' } },
      { offers: { availability: 'https://schema.org/OutOfStock' } },
      { offers: { availability: 'https://schema.org/SoldOut' } },
    ],
  });
});

test('variants share terms by their id, each of which is said once', () => {
  const dear = { ...variant('C', 1, 0), price: { amount: 20_000, currency: 'EUR' } };
  const data = structuredData(piece, [variant('A', 2, 0), variant('B', 2, 0), dear], shop);
  const { hasVariant } = data as {
    hasVariant: { offers: { shippingDetails: object[]; hasMerchantReturnPolicy: object } }[];
  };
  const alone = structuredData(piece, [variant('A', 2, 0)], shop) as (typeof hasVariant)[number];
  const said = new Map<string, object>();
  const meant = hasVariant.map(({ offers }) =>
    [...offers.shippingDetails, offers.hasMerchantReturnPolicy].map((terms) => {
      const { '@id': id, ...words } = terms as { '@id': string };
      if (Object.keys(words).length === 0) return said.get(id);
      expect(said.has(id)).toBe(false);
      said.set(id, words);
      return words;
    }),
  );
  const { shippingDetails, hasMerchantReturnPolicy } = alone.offers;
  expect(meant[0]).toEqual([...shippingDetails, hasMerchantReturnPolicy]);
  expect(meant[1]).toEqual(meant[0]);
  expect(meant[2]).toEqual([
    ...(structuredData(piece, [dear], shop) as typeof alone).offers.shippingDetails,
    hasMerchantReturnPolicy,
  ]);
});

test('a description can’t end the script that carries it', () => {
  expect(scriptText({ description: '</script><script>alert(1)' })).not.toContain('<');
});
