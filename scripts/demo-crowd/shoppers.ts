import { aWhile, forEver, oneOf } from './pace.ts';
import type { ShopClient } from './shop-client.ts';

interface Product {
  topic: string;
  variants: { sku: string; available: number }[];
}

const cities = [
  { city: 'Lyon', postalCode: '69001', country: 'FR' },
  { city: 'Ghent', postalCode: '9000', country: 'BE' },
  { city: 'Porto', postalCode: '4050-253', country: 'PT' },
  { city: 'Leipzig', postalCode: '04109', country: 'DE' },
];

/** The crowd leaves this many of every piece on the shelf: a newcomer must find something to buy. */
const leaveOnShelf = 2;

async function somePiece(shop: ShopClient): Promise<{ product: Product; sku: string } | null> {
  const page = await shop.api<{ items: Product[] }>('GET', '/products?limit=100');
  const free = (page?.items ?? []).flatMap((product) =>
    product.variants.filter(({ available }) => available > leaveOnShelf).map(({ sku }) => ({ product, sku })),
  );
  return oneOf(free) ?? null;
}

/** Someone who puts a piece in the bag, thinks, and mostly puts it back. */
export const browsing = (shop: ShopClient): Promise<never> => {
  const browser = shop.browser();
  return forEver(async () => {
    await aWhile(4, 20);
    const piece = await somePiece(shop);
    if (!piece) return;
    if (!(await browser.post('/api/bag/lines', { sku: piece.sku }))) return;
    await aWhile(15, 70);
    await browser.post('/api/bag/quantity', { sku: piece.sku, quantity: 0 });
  });
};

/** Someone who orders by another channel, every now and then. @param placed gets each order's id */
export const ordering = (shop: ShopClient, placed: Set<string>): Promise<never> =>
  forEver(async () => {
    await aWhile(20, 75);
    const piece = await somePiece(shop);
    const place = oneOf(cities);
    if (!piece || !place) return;
    const who = 1 + Math.floor(Math.random() * 40);
    const order = await shop.api<{ id: string }>('POST', '/orders', {
      customer: `crowd-shopper-${who}`,
      email: `crowd-${who}@example.com`,
      lines: [{ sku: piece.sku, quantity: 1 }],
      shippingAddress: { name: `Crowd Shopper ${who}`, line1: '1 Kiln Lane', ...place },
      payment: { provider: 'test', token: 'tok_visa' },
    });
    if (order) placed.add(order.id);
  });
