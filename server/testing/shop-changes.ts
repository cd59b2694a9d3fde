import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { queueBid } from '../auction/bid/lot-queue.ts';
import { createAuction } from '../auction/lot/create-auction.ts';
import { endAuctionNow } from '../auction/lot/end-auction-now.ts';
import { relistAuction } from '../auction/lot/relist-auction.ts';
import { addToBag } from '../bag/add-to-bag.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { drawDrop } from '../drop/draw-due-drops.ts';
import { database } from '../engine/database/database.ts';
import { saveShop } from '../shop/save-shop.ts';
import { dropTimePasses } from './drops.ts';
import { aPerson } from './factories.ts';
import { aKey, endIn } from './lots.ts';
import { anImage, soon } from './small-shop.ts';

/** The pages of the small shop that are kept. */
export const shopPaths = {
  home: '/',
  shop: '/shop',
  collection: '/shop/bone',
  bowl: '/products/salt-bowl',
  bowlReviews: '/products/salt-bowl/reviews',
  bowlQuestions: '/products/salt-bowl/questions',
  jug: '/products/grey-jug',
  makers: '/makers',
  maker: '/makers/kiln-one',
  auctions: '/auctions',
  lot: '/auctions/moon-jar',
  record: '/auctions/moon-jar/verify',
  firstInSale: '/auctions/first-in-sale',
  sale: '/sales/evening',
  imprint: '/pages/imprint',
  journal: '/journal',
  entry: '/journal/a-kiln',
  drop: '/drops/jugs',
  room: '/drops/jugs/room',
  proof: '/drops/jugs/proof',
} as const;
type PageName = keyof typeof shopPaths;

const sql = (text: string) => () => database().$executeRawUnsafe(text);
const ofBowl = (set: string) => sql(`UPDATE product SET ${set} WHERE slug = 'salt-bowl'`);
const ofVariant = (set: string) => sql(`UPDATE variant SET ${set} WHERE sku = 'salt-bowl-a'`);
const ofImage = (set: string) => sql(`UPDATE product_image SET ${set} WHERE file LIKE 'salt-bowl-0%'`);
const ofMaker = (set: string) => sql(`UPDATE maker SET ${set} WHERE slug = 'kiln-one'`);
const ofLot = (set: string) => sql(`UPDATE auction SET ${set} WHERE slug = 'moon-jar'`);
const ofFirst = (set: string) => sql(`UPDATE auction SET ${set} WHERE slug = 'first-in-sale'`);
const ofSale = (set: string) => sql(`UPDATE sale SET ${set} WHERE slug = 'evening'`);
const ofDrop = (set: string) => sql(`UPDATE drop SET ${set} WHERE slug = 'jugs'`);
async function drawJugs() {
  const { id } = await database().drop.findUniqueOrThrow({ where: { slug: 'jugs' } });
  await dropTimePasses(id, 12_000);
  await drawDrop(id);
}
const lotId = async (slug: string) => (await database().auction.findUniqueOrThrow({ where: { slug } })).id;
const bid = (slug: string, maxAmount: number) => async () =>
  queueBid(await lotId(slug), { personId: await aPerson(), maxAmount, key: aKey() });

function order() {
  return placeApiOrder(
    {
      customer: 'a',
      email: 'a@example.com',
      lines: [{ sku: 'salt-bowl-a', quantity: 1 }],
      shippingAddress: { name: 'A', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
      payment: { provider: 'test', token: 'tok_visa' },
    },
    { by: 'test', placeKey: null },
  );
}
async function addVersion() {
  const { id } = await database().product.findUniqueOrThrow({ where: { slug: 'salt-bowl' } });
  const data = { productId: id, sku: 'salt-bowl-c', title: 'c', priceAmount: 7_000, currency: 'EUR', onHand: 1 };
  return database().variant.create({ data });
}
function addPiece(slug: string) {
  return () =>
    database().product.create({
      data: {
        slug,
        title: slug,
        maker: 'Kiln One',
        position: 3,
        variants: { create: { sku: slug, title: soleVariantTitle, priceAmount: 3_000, currency: 'EUR', onHand: 9 } },
      },
    });
}
function moveTo(collection: string) {
  return sql(
    `UPDATE product_collection SET collection_id = (SELECT id FROM collection WHERE slug = '${collection}')
     WHERE product_id = (SELECT id FROM product WHERE slug = 'salt-bowl')`,
  );
}
const addLot = () =>
  createAuction(
    {
      title: 'Late cup',
      description: '',
      maker: '',
      currency: 'EUR',
      startAmount: 100,
      softCloseSeconds: 0,
      endsAt: soon(5),
    },
    { slug: 'late-cup' },
  );
const relist = async (slug: string) => relistAuction(await lotId(slug), { endsAt: soon(500) }, 'test');
const swapInSale = ofFirst('sale_position = sale_position + 10');
const leaveSale = sql(`UPDATE auction SET sale_id = NULL, sale_position = NULL WHERE slug = 'second-in-sale'`);

type Change = [what: string, change: () => Promise<unknown>, shownOn: PageName[]];

const bowlPages: PageName[] = ['home', 'shop', 'collection', 'bowl', 'jug'];
const stockPages: PageName[] = ['home', 'shop', 'collection', 'bowl'];
const ofJug = `WHERE product_id = (SELECT id FROM product WHERE slug = 'grey-jug')`;
const setJug = (status: string) => sql(`UPDATE product SET status = '${status}' WHERE slug = 'grey-jug'`);
const pieceOnly: PageName[] = ['bowl', 'jug'];
const listsAndBowl: PageName[] = ['shop', 'collection', 'bowl'];

/** Whatever the hour and the zone, the next orders would have been sent on one of these. */
const daysAhead = 'ARRAY(SELECT (current_date + n)::text FROM generate_series(-1, 12) AS n)';

const everyPage = Object.keys(shopPaths) as PageName[];
const named = (shopName: string) => () => saveShop({ shopName });

/** One change of every field that they show, one after the other, each with the pages that show it. */
export const shopChanges: Change[] = [
  ['the shop’s name', named('Rosa Wien'), everyPage],
  [
    'what it says of itself',
    () => saveShop({ tagline: 'Six potters, one kiln.' }),
    everyPage.filter((page) => page !== 'room'),
  ],
  ['how long pieces can be sent back', () => saveShop({ returnDays: 21 }), ['bowl', 'jug']],
  ['a piece’s title', ofBowl(`title = 'Salted bowl'`), bowlPages],
  ['its material', ofBowl(`material = 'Porcelain'`), [...listsAndBowl, 'jug']],
  ['its description', ofBowl(`description = 'Told anew.'`), ['home', 'bowl']],
  ['its edition', ofBowl('edition_size = 44'), ['home', 'shop', 'collection', 'bowl']],
  ['its height', ofBowl('height_mm = 101'), ['bowl']],
  ['its width', ofBowl('width_mm = 111'), ['bowl']],
  ['its depth', ofBowl('depth_mm = 121'), ['bowl']],
  ['its weight', ofBowl('weight_grams = 501'), ['bowl']],
  ['its facts', ofBowl(`facts = '[{"name":"Firing","text":"Gas"}]'`), ['bowl']],
  ['its own warnings', ofBowl(`safety = '{"warnings":"Not for food."}'`), ['bowl']],
  ['where it was made', ofBowl(`origin_country = 'PT'`), ['bowl']],
  ['who answers for its maker’s pieces', ofMaker(`safety = '{"manufacturer":"Kiln One Ltd"}'`), ['bowl', 'jug']],
  ['its form', ofBowl(`form = 'Bowl'`), ['bowl']],
  ['where its maker is', ofMaker(`place = 'By the sea'`), ['makers', 'maker']],
  ['what is said of its maker', ofMaker(`text = 'One potter.'`), ['maker', 'bowl', 'jug']],
  ['its maker’s photograph', ofMaker(`portrait_file = 'salt-bowl-1.webp'`), ['makers', 'maker', 'bowl', 'jug']],
  [
    'what is known about that photograph',
    sql(`INSERT INTO photograph (file, alt, width, height, dominant_hex, focus_x)
         VALUES ('salt-bowl-1.webp', 'A wheel', 3, 2, '#010203', 0.25)`),
    ['makers', 'maker', 'bowl', 'jug'],
  ],
  [
    'a collection’s photograph',
    sql(`UPDATE collection SET image_file = 'salt-bowl-1.webp' WHERE slug = 'bone'`),
    ['collection'],
  ],
  ['the photograph above the makers', () => saveShop({ makersPhotograph: 'grey-jug-1.webp' }), ['makers']],
  ['the photograph above the auctions', () => saveShop({ auctionsPhotograph: 'grey-jug-1.webp' }), ['auctions']],
  ['a photograph', ofImage(`file = 'salt-bowl-0-new.webp'`), bowlPages],
  ['what a photograph shows', ofImage(`alt = 'From the side'`), [...listsAndBowl, 'jug']],
  ['a photograph’s colour', ofImage(`dominant_hex = '#112233'`), bowlPages],
  ['its photograph', ofVariant(`image_file = 'salt-bowl-1.webp'`), ['bowl']],
  ['a photograph that is taken away', sql(`DELETE FROM product_image WHERE file = 'salt-bowl-1.webp'`), ['bowl']],
  ['a version’s price', ofVariant('price_amount = 4321'), bowlPages],
  ['its price before', ofVariant('compare_at_amount = 9900'), bowlPages.filter((name) => name !== 'home')],
  [
    'until when its price runs',
    sql(`INSERT INTO scheduled_price (id, variant_id, amount, starts_at, ends_at, state, then_amount)
         SELECT 'a', id, price_amount, clock_timestamp(), clock_timestamp() + interval '1 day', 'running', 5000
         FROM variant WHERE sku = 'salt-bowl-a'`),
    ['bowl'],
  ],
  ['its title', ofVariant(`title = 'Ash', options = '{"glaze":"Ash"}'`), ['bowl']],
  ['its SKU', ofVariant(`sku = 'salt-bowl-ash'`), ['bowl']],
  ['its SKU, back', sql(`UPDATE variant SET sku = 'salt-bowl-a' WHERE sku = 'salt-bowl-ash'`), ['bowl']],
  ['its edition', ofVariant('edition_size = 21'), ['bowl']],
  ['its stock', ofVariant('on_hand = 3'), stockPages],
  ['its currency', sql(`UPDATE variant SET currency = 'USD' WHERE sku LIKE 'salt-bowl-%'`), bowlPages],
  ['a hold', async () => addToBag(await aPerson(), { sku: 'salt-bowl-a', quantity: 1 }), ['bowl']],
  ['the order of versions', ofVariant('position = 7'), ['bowl']],
  ['an order', order, ['home', 'shop', 'collection', 'bowl']],
  [
    'a review that is shown',
    sql(`INSERT INTO review (id, product_id, order_line_id, body, as_described, well_packed, smaller_than_pictured, state, decided_at)
         SELECT 'a', product_id, order_line.id, 'Pours clean.', true, true, false, 'shown', clock_timestamp()
         FROM order_line JOIN variant ON variant.id = variant_id WHERE order_line.sku = 'salt-bowl-a' LIMIT 1`),
    ['bowl', 'bowlReviews'],
  ],
  ['its words', sql(`UPDATE review SET body = 'Pours well.' WHERE id = 'a'`), ['bowl', 'bowlReviews']],
  [
    'a question that is answered',
    sql(`INSERT INTO question (id, product_id, body, state, answer, decided_at)
         SELECT 'a', id, 'Is it glazed?', 'shown', 'Inside.', clock_timestamp() FROM product WHERE slug = 'salt-bowl'`),
    ['bowl', 'bowlQuestions'],
  ],
  ['a review that is withdrawn', sql(`DELETE FROM review WHERE id = 'a'`), ['bowl', 'bowlReviews']],
  ['the title of a piece with questions', ofBowl(`title = 'Bowl of salt'`), ['bowlReviews', 'bowlQuestions']],
  ['stock that is gone', sql(`UPDATE variant SET on_hand = reserved WHERE sku LIKE 'salt-bowl-%'`), stockPages],
  ['stock that is back', sql(`UPDATE variant SET on_hand = 10 WHERE sku LIKE 'salt-bowl-%'`), stockPages],
  ['a piece that is sold out', sql(`UPDATE variant SET on_hand = 0 ${ofJug}`), ['shop', 'jug', 'bowl']],
  ['a piece that is back', sql(`UPDATE variant SET on_hand = 10 ${ofJug}`), ['shop', 'jug', 'bowl']],
  ['a version that is added', addVersion, ['bowl']],
  ['the order of pieces', sql(`UPDATE product SET position = 5 WHERE slug = 'salt-bowl'`), ['home', 'shop']],
  ['the order, back', sql(`UPDATE product SET position = 0 WHERE slug = 'salt-bowl'`), ['home', 'shop']],
  ['a piece that is added', addPiece('new-cup'), ['home', 'shop', 'bowl', 'jug']],
  ['its maker', sql(`UPDATE product SET maker = 'Kiln Six' WHERE slug = 'new-cup'`), ['shop', 'bowl', 'jug']],
  ['its maker, back', sql(`UPDATE product SET maker = 'Kiln One' WHERE slug = 'new-cup'`), ['shop', 'bowl', 'jug']],
  ['a piece that is taken away', sql(`DELETE FROM product WHERE slug = 'new-cup'`), ['home', 'shop', 'bowl', 'jug']],
  ['a piece that is archived', setJug('archived'), ['home', 'shop', 'bowl', 'jug']],
  ['a piece that is published again', setJug('published'), ['home', 'shop', 'bowl', 'jug']],
  ['a version that is archived', sql(`UPDATE variant SET archived_at = now() WHERE sku = 'salt-bowl-b'`), ['bowl']],
  ['a version that is offered again', sql(`UPDATE variant SET archived_at = NULL WHERE sku = 'salt-bowl-b'`), ['bowl']],
  ['another’s address', sql(`UPDATE product SET slug = 'jug-two' WHERE slug = 'grey-jug'`), ['shop', 'bowl']],
  ['its address, back', sql(`UPDATE product SET slug = 'grey-jug' WHERE slug = 'jug-two'`), ['shop', 'bowl']],
  [
    'a collection’s title',
    sql(`UPDATE collection SET title = 'Bones' WHERE slug = 'bone'`),
    ['home', 'collection', 'bowl'],
  ],
  ['its description', sql(`UPDATE collection SET description = 'Anew' WHERE slug = 'bone'`), ['home', 'collection']],
  ['the order of collections', sql(`UPDATE collection SET position = 5 WHERE slug = 'bone'`), ['home']],
  ['which collection a piece is in', moveTo('clay'), ['home', 'collection', 'bowl']],
  ['which collection, back', moveTo('bone'), ['home', 'collection', 'bowl']],

  ['who sells a lot', ofLot(`sold_by = 'private'`), ['lot']],
  ['how a lot’s VAT is reckoned', ofLot(`vat = 'margin'`), ['lot']],
  ['how a lot’s VAT is reckoned, back', ofLot(`vat = 'standard'`), ['lot']],
  ['a lot’s condition', ofLot(`condition = 'A chip at the rim'`), ['lot']],
  ['where a lot comes from', ofLot(`provenance = 'A collection in Lyon'`), ['lot']],
  ['where a lot is held', ofLot(`location = 'The gallery'`), ['lot']],
  ['a lot’s artist', ofLot(`artist = '{"nationality":"ES","diedInYear":null}'`), ['lot']],
  ['whether people can come to a sale', ofSale('attended = true'), ['firstInSale']],
  ['a lot’s title', ofLot(`title = 'Moon vessel'`), ['home', 'auctions', 'lot', 'record']],
  ['its maker', ofLot(`maker = 'Kiln Seven'`), ['auctions', 'lot']],
  ['its material', ofLot(`material = 'Bone china'`), ['auctions', 'lot']],
  ['its description', ofLot(`description = 'Told anew.'`), ['lot']],
  ['its estimate', ofLot('estimate_low_amount = 21000'), ['lot']],
  ['its upper estimate', ofLot('estimate_high_amount = 31000'), ['lot']],
  ['its height', ofLot('height_mm = 101'), ['lot']],
  ['its weight', ofLot('weight_grams = 2500'), ['lot']],
  ['its photographs', ofLot(`images = '[${JSON.stringify(anImage('moon-9.webp'))}]'`), ['home', 'auctions', 'lot']],
  ['its steps', ofLot(`increments = '[{"from":0,"step":1500}]'`), ['lot']],
  ['its premium', ofLot('premium_basis_points = 2000'), ['lot']],
  ['buying at once', ofLot('buy_now_amount = 91000'), ['lot']],
  ['its soft close', ofLot('soft_close_seconds = 77'), ['record']],
  ['a bid', bid('moon-jar', 12_000), ['home', 'auctions', 'lot', 'record']],
  ['a bid that meets the reserve', bid('moon-jar', 20_000), ['home', 'auctions', 'lot', 'record']],
  ['its end', async () => endIn(await lotId('moon-jar'), 1_800_000), ['home', 'auctions', 'lot']],
  ['its extensions', ofLot('extensions = 3'), ['home', 'auctions', 'lot']],
  ['a lot that is added', addLot, ['home', 'auctions', 'lot', 'firstInSale']],
  ['its address', sql(`UPDATE auction SET slug = 'late-cup-2' WHERE slug = 'late-cup'`), ['home', 'auctions']],
  ['its close', async () => endAuctionNow(await lotId('late-cup-2')), ['home', 'auctions']],
  ['putting it up again', async () => relist('late-cup-2'), ['auctions', 'lot']],
  ['the hammer', async () => endAuctionNow(await lotId('moon-jar')), ['home', 'auctions', 'lot', 'record']],

  ['a sale’s title', ofSale(`title = 'Late evening'`), ['auctions', 'firstInSale', 'sale']],
  ['its description', ofSale(`description = 'Told anew.'`), ['sale']],
  ['its pace', ofSale('every_seconds = 90'), ['auctions', 'sale']],
  ['its first close', ofSale(`first_ends_at = first_ends_at + interval '1 hour'`), ['auctions', 'sale']],
  ['a title in a sale', ofFirst(`title = 'The very first'`), ['home', 'auctions', 'firstInSale', 'sale']],
  ['a photograph in a sale', ofFirst(`images = '[${JSON.stringify(anImage('other.webp'))}]'`), ['auctions', 'sale']],
  ['a bid in a sale', bid('first-in-sale', 12_000), ['home', 'auctions', 'firstInSale', 'sale']],
  ['the order of a sale', swapInSale, ['auctions', 'sale']],
  ['a close in a sale', async () => endAuctionNow(await lotId('first-in-sale')), ['auctions', 'firstInSale', 'sale']],
  ['a lot that leaves a sale', leaveSale, ['auctions', 'sale']],

  ['a delivery price', sql('UPDATE shipping_rate SET amount = amount + 50'), [...pieceOnly, 'imprint']],
  ['a new zone', sql(`INSERT INTO shipping_zone (id, title, countries) VALUES ('jp', 'Japan', '{JP}')`), pieceOnly],
  ['a zone that is taken away', sql(`DELETE FROM shipping_zone WHERE id = 'near'`), pieceOnly],
  ['closed days', sql(`UPDATE delivery_settings SET closed_days = ${daysAhead}`), pieceOnly],
  ['the hour of sending', sql('UPDATE delivery_settings SET cut_off_hour = (cut_off_hour + 11) % 24'), pieceOnly],
  [
    'whether prices include VAT',
    sql(`UPDATE tax_settings SET rule = 'destination'`),
    [...pieceOnly, 'lot', 'firstInSale', 'imprint'],
  ],
  ['a page’s text', sql(`UPDATE article SET body = 'Somewhere else' WHERE slug = 'imprint'`), ['imprint']],
  ['an entry’s title', sql(`UPDATE article SET title = 'Two kilns' WHERE slug = 'a-kiln'`), ['journal', 'entry']],
  ['its text', sql(`UPDATE article SET body = 'Of stone' WHERE slug = 'a-kiln'`), ['entry']],
  ['its photograph', sql(`UPDATE article SET image_file = 'x.webp' WHERE slug = 'a-kiln'`), ['journal', 'entry']],
  ['an entry that is taken back', sql(`UPDATE article SET published_at = NULL WHERE slug = 'a-kiln'`), ['journal']],
  ['a drop’s title', ofDrop(`title = 'A kiln opened'`), ['home', 'jug', 'drop', 'room', 'proof']],
  ['its description', ofDrop(`description = 'Told anew.'`), ['home', 'drop']],
  ['its opening', ofDrop(`opens_at = opens_at + interval '1 hour'`), ['home', 'jug', 'drop', 'room']],
  ['its limit', ofDrop('per_person = 2'), ['drop']],
  ['its size', ofDrop('size = 12'), ['home', 'drop']],
  ['its draw', drawJugs, ['home', 'drop', 'proof']],
  ['its end', ofDrop(`state = 'over', over_at = clock_timestamp()`), ['home', 'jug', 'drop']],
];
