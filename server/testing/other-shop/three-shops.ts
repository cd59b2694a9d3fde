/** Three shops that have nothing in common, made from settings alone. */
import type { PatchShop } from '#contract/shop/shop-settings.ts';

const terms = { phone: '', packing: '', returnPaidBy: 'customer' } as const satisfies PatchShop;

export const threeShops = [
  {
    ...terms,
    shopName: 'Ash & Linden',
    tagline: 'Bowls turned from fallen trees.',
    description: 'Bowls turned from fallen trees, each of them once.',
    sellerName: 'Linden Holz GmbH',
    sellerAddress: 'Ahornweg 3\n79098 Freiburg\nGermany',
    email: 'post@linden.example',
    country: 'DE',
    vatId: 'DE111111111',
    zone: 'Europe/Berlin',
    returnDays: 30,
    orderNumberPrefix: 'AL-',
    groundColour: '#f6f1e4',
    inkColour: '#16302b',
    wetColour: '#a8380f',
    typefaces: 'label',
    headerLinks: 'shop makers journal',
    frontSections: 'first pieces collections journal',
    openingHours: 'Tuesday to Friday, 10 to 18',
    socialLinks: 'https://pixels.example/linden',
    mailSenderName: 'Ida of the bowls',
    mailReplyTo: 'antwort@linden.example',
    mailSignature: 'Ida and Jost',
  },
  {
    ...terms,
    shopName: 'Sabot Press',
    tagline: 'We print on Tuesdays.',
    description: 'Risograph prints in editions of sixty.',
    sellerName: 'Sabot bv',
    sellerAddress: 'Lousbergskaai 12\n9000 Ghent\nBelgium',
    email: 'hello@sabot.example',
    country: 'BE',
    vatId: 'BE0123456789',
    zone: 'Europe/Brussels',
    returnDays: 14,
    orderNumberPrefix: 'SP-',
    groundColour: '#ffffff',
    inkColour: '#1b2a6b',
    wetColour: '#c2247a',
    typefaces: 'poster',
    headerLinks: 'shop journal',
    frontSections: 'words drop pieces',
    frontTitle: 'It’s gone by Friday.',
    frontWords: 'Screen prints from a workshop by the water.',
    openingHours: 'Saturdays from noon',
    socialLinks: 'https://elsewhere.example/sabot',
    mailSenderName: '',
    mailReplyTo: '',
    mailSignature: 'Lieve and Bram',
  },
  {
    ...terms,
    shopName: 'Dorrance & Vale',
    tagline: 'Pots and vessels of five centuries.',
    description: 'An auction house in Bath.',
    sellerName: 'Dorrance & Vale Ltd',
    sellerAddress: '4 Milsom Place\nBath BA1 1BZ\nUnited Kingdom',
    email: 'sales@dorrance.example',
    country: 'GB',
    vatId: 'GB123456789',
    zone: 'Europe/London',
    returnDays: 0,
    orderNumberPrefix: 'DV-',
    groundColour: '#15110d',
    inkColour: '#efe6d6',
    wetColour: '#ff8a5c',
    typefaces: 'catalogue',
    headerLinks: 'auctions',
    frontSections: 'lots words',
    frontTitle: 'Have something to sell?',
    frontWords: 'Send three photographs, and we’ll give you an estimate.',
    openingHours: 'Viewing by appointment',
    socialLinks: '',
    mailSenderName: 'The saleroom',
    mailReplyTo: '',
    mailSignature: 'For Dorrance and Vale',
  },
] as const satisfies PatchShop[];
export type OneOfThree = (typeof threeShops)[number];

/** The words and colours by which one is told from the others. */
export const marksOf = (shop: OneOfThree): string[] => {
  const all: PatchShop = shop;
  return [
    ...[
      'shopName',
      'tagline',
      'description',
      'sellerName',
      'email',
      'vatId',
      'frontTitle',
      'frontWords',
      'openingHours',
    ],
    ...['socialLinks', 'mailSenderName', 'mailReplyTo', 'mailSignature', 'groundColour', 'inkColour', 'wetColour'],
  ]
    .map((name) => String(all[name as keyof PatchShop] ?? ''))
    .concat(shop.sellerAddress.split('\n')[0] ?? '', shop.orderNumberPrefix)
    .filter((mark) => mark !== '' && mark !== '#ffffff');
};
