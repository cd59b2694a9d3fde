import type { PatchShop } from '#contract/shop/shop-settings.ts';

/** The demo shop's own facts. Its seller and address are invented. */
export const demoShop: PatchShop = {
  shopName: 'Marketday',
  tagline: 'Studio ceramics and glass in small editions, sold as they come out of the kiln.',
  description: 'Studio ceramics and glass in small editions, sold as they come out of the kiln.',
  sellerName: 'Marketday',
  sellerAddress: 'Carrer de la Ceràmica 12\n08001 Barcelona\nSpain',
  email: 'shop@demo.marketday',
  country: 'ES',
  currency: 'EUR',
  zone: 'Europe/Madrid',
  returnDays: 30,
  returnPaidBy: 'shop',
  packing: 'Packed at the studio, with a photograph.',
  lotDeliveryAmount: 1_800,
  notFoundLabel: 'Air on plinth, dimensions variable',
  makersPhotograph: 'place-ware-board.webp',
  auctionsPhotograph: 'place-auction-plinths.webp',
  orderNumberPrefix: 'MD-',
};
