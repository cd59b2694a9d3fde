/** A shop that has nothing of the demo's: another trade, seller, city and time zone, other order numbers and terms. */
import { randomUUID } from 'node:crypto';
import type { PatchShop } from '#contract/shop/shop-settings.ts';
import { askForAlert } from '../../alert/ask-for-alert.ts';
import { queueBid } from '../../auction/bid/lot-queue.ts';
import { endAuctionNow } from '../../auction/lot/end-auction-now.ts';
import { addToBag } from '../../bag/add-to-bag.ts';
import { setSettings } from '../../config/settings.ts';
import { readCustomers } from '../../customer/list/read-customers.ts';
import { enterDrop } from '../../drop/enter-drop.ts';
import { database } from '../../engine/database/database.ts';
import { issueGiftCard } from '../../gift-card/issue-gift-card.ts';
import { cancelOrder } from '../../order/cancel-order.ts';
import { followDisputes } from '../../order/dispute/follow-disputes.ts';
import { linkCookieName, linkSecret, newOrderLink } from '../../order/link/order-link.ts';
import { refundOrder } from '../../order/refund/refund-order.ts';
import { createPromotion } from '../../promotion/create-promotion.ts';
import { askQuestion } from '../../question/ask-question.ts';
import { approveReturn } from '../../return/approve-return.ts';
import { sealMailKey } from '../../session/by-mail/mail-key.ts';
import { createShipment } from '../../shipping/create-shipment.ts';
import { recordTrackingEvent } from '../../shipping/record-tracking-event.ts';
import { saveWish } from '../../wish-list/save-wish.ts';
import { shareWishList } from '../../wish-list/share-wish-list.ts';
import { receiveStatement } from '../../withdrawal/receive-statement.ts';
import { statementCookie } from '../../withdrawal/statement-cookie.ts';
import { aDeliveredOrder, aKey, aPaidOrder, aReturn } from '../order-factories.ts';
import { aSession } from '../session.ts';
import { testSettings } from '../settings.ts';
import { seedSmallShop } from '../small-shop.ts';
import { startWholeShop } from '../whole-shop.ts';

export const otherSettings = {
  shopName: 'Rosa Wien',
  tagline: 'Prints and posters in small runs.',
  description: 'Prints and posters, pulled by hand.',
  sellerName: 'Rosa Marini',
  sellerAddress: 'Lindengasse 12\n1070 Wien\nAustria',
  email: 'rosa@rosa.example',
  phone: '+43 1 5550100',
  country: 'AT',
  vatId: 'ATU12345678',
  zone: 'Europe/Vienna',
  returnDays: 21,
  returnPaidBy: 'customer',
  packing: 'Rolled in a tube.',
  lotDeliveryAmount: 900,
  orderNumberPrefix: 'RW-',
} satisfies PatchShop;

const words = {
  maker: 'Press One',
  otherMaker: 'Press Two',
  material: 'Paper',
  option: 'colour',
  drop: 'A box of prints',
  entry: 'a-press',
};

export type Asker = 'nobody' | 'shopper' | 'merchant';

export interface OtherShop {
  url: string;
  cookies: Readonly<Record<Asker, string>>;
  personId: string;
  /** A delivered order of the shopper's, with a return, a refund and an invoice. */
  publicId: string;
  /** What pages with a part that differs are asked for, by their address in `app`. */
  pages: Readonly<Record<string, readonly string[]>>;
  stop(): Promise<void>;
}

const given = <T>(decision: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T => {
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.value;
};

export async function startOtherShop(): Promise<OtherShop> {
  const started = await startWholeShop();
  setSettings({ ...testSettings(), LIMITS: false, localUrl: started.url, DEMO: false, TEST_PAYMENTS: true });
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: otherSettings } });
  await seedSmallShop(words);
  const [shopper, merchant] = [await aSession('shopper'), await aSession('owner')];
  const orders = await ordersOf(shopper.personId);
  const made = await otherThings(shopper, orders);
  const typed = statementCookie({
    ...{ name: 'Maud', order: 'RW-1', email: 'maud@example.com', which: 'all', pieces: '', publicId: '' },
    ...{ ticked: null, key: 'a-key-of-one-form' },
  }).split(';')[0];
  const shared = `${linkCookieName('shared', made.link)}=${linkSecret(made.link)}`;
  return {
    ...started,
    cookies: {
      nobody: `${typed}; ${shared}`,
      shopper: `${shopper.cookie}; ${typed}; ${shared}`,
      merchant: merchant.cookie,
    },
    personId: shopper.personId,
    publicId: orders.returned,
    pages: await pagesOf(orders, { ...made, address: shopper.email }),
  };
}

type Orders = Awaited<ReturnType<typeof ordersOf>>;

/** One person's orders in the states that pages tell apart. */
async function ordersOf(personId: string) {
  const sku = 'salt-bowl-a';
  const paid = await aPaidOrder(sku);
  const { publicId: delivered } = await aDeliveredOrder(sku);
  const { publicId: returned } = await aDeliveredOrder(sku, 2);
  const sent = await aPaidOrder(sku);
  const parcel = given(await createShipment(sent, { actor: aKey, carrier: 'DHL', trackingNumber: randomUUID() }));
  await recordTrackingEvent(parcel.id, { status: 'exception', occurredAt: new Date().toISOString() });
  const cancelled = await aPaidOrder(sku);
  given(await cancelOrder(cancelled, { actor: aKey, reason: 'It broke.' }));
  const disputed = await aPaidOrder(sku);
  const payment = await database().payment.findFirstOrThrow({ where: { order: { publicId: disputed } } });
  const dispute = { ref: 'dp_1', amount: 100, currency: 'EUR', reason: 'fraudulent', status: 'open' } as const;
  await followDisputes(payment.id, [{ ...dispute, dueBy: new Date(Date.now() + 86_400_000), openedAt: new Date() }]);
  given(await refundOrder(delivered, { actor: aKey, amount: 100, reason: 'A scratch' }));
  given(await approveReturn(await aReturn(returned), { actor: aKey }));
  const lot = await database().auction.findFirstOrThrow({ where: { slug: 'first-in-sale' } });
  await queueBid(lot.id, { personId, maxAmount: 12_000, key: randomUUID() });
  given(await endAuctionNow(lot.id));
  const { id: orderId, publicId: won } = await database().order.findFirstOrThrow({ where: { auctionId: lot.id } });
  const begun = { provider: 'test', method: 'visa', amount: 100, currency: 'EUR', status: 'requires_action' };
  await database().payment.create({ data: { orderId, ...begun } });
  await database().order.updateMany({ where: { auctionId: null }, data: { personId } });
  return { paid, delivered, returned, sent, cancelled, disputed, won };
}

async function otherThings({ personId, email }: { personId: string; email: string }, orders: Orders) {
  const db = database();
  const bowl = await db.product.findUniqueOrThrow({ where: { slug: 'salt-bowl' } });
  given(await addToBag(personId, { sku: 'salt-bowl-b', quantity: 1 }));
  given(await saveWish(personId, { productId: bowl.id, saved: 'yes' }));
  await shareWishList(personId, { action: 'share', title: 'For Maud' });
  given(await askQuestion({ personId, email: null, confirmed: true }, { slug: bowl.slug, body: 'Is it framed?' }));
  given(await askForAlert({ personId, email: null, confirmed: true }, { kind: 'new_piece', maker: words.maker }));
  const drop = await db.drop.findUniqueOrThrow({ where: { slug: 'jugs' } });
  await enterDrop({ dropId: drop.id, personId });
  const promotion = { title: 'Spring', kind: 'percentage', percent: 10, code: 'SPRING', combines: false } as const;
  given(await createPromotion(promotion));
  const card = given(await issueGiftCard({ amount: 5_000, currency: 'EUR' }));
  const order = await db.order.findUniqueOrThrow({ where: { publicId: orders.paid } });
  const statement = { name: 'Maud', email, order: `RW-${order.number}`, pieces: '', lines: null } as const;
  const receipt = await receiveStatement({ ...statement, source: 'form' });
  const link = await newOrderLink(db, order.id, 'shared');
  return { cardId: card.id, receipt, link };
}

type Made = Awaited<ReturnType<typeof otherThings>> & { address: string };

async function pagesOf(orders: Orders, { cardId, receipt, link, address }: Made): Promise<OtherShop['pages']> {
  const db = database();
  const lots = await db.auction.findMany();
  const list = await db.wishList.findFirstOrThrow();
  const zone = await db.shippingZone.findFirstOrThrow();
  const customers = await readCustomers({});
  const payment = await db.payment.findFirstOrThrow({ where: { order: { publicId: orders.won } } });
  const ofPiece = ['/products/salt-bowl', '/products/grey-jug'];
  const all = Object.values(orders);
  const key = encodeURIComponent(await sealMailKey({ address, next: '/account' }));
  return {
    '/shop/[collection]': ['/shop/bone'],
    '/search': ['/search?q=salt', '/search?q=nothing-like-it'],
    '/auctions/[slug]': lots.map(({ slug }) => `/auctions/${slug}`),
    '/auctions/[slug]/bid': ['/auctions/moon-jar/bid?max=200'],
    '/auctions/[slug]/verify': ['/auctions/first-in-sale/verify'],
    '/products/[slug]': ofPiece,
    '/products/[slug]/reviews': ofPiece.map((page) => `${page}/reviews`),
    '/products/[slug]/questions': ofPiece.map((page) => `${page}/questions`),
    '/sales/[slug]': ['/sales/evening'],
    '/journal/[slug]': [`/journal/${words.entry}`],
    '/pages/[slug]': ['imprint', 'terms', 'privacy', 'accessibility', 'contact', 'delivery-and-returns'].map(
      (slug) => `/pages/${slug}`,
    ),
    '/makers/[slug]': ['/makers/press-one'],
    '/drops/[slug]': ['/drops/jugs'],
    '/drops/[slug]/room': ['/drops/jugs/room'],
    '/drops/[slug]/proof': ['/drops/jugs/proof'],
    '/drops/[slug]/ticket': ['/drops/jugs/ticket'],
    '/checkout': ['/checkout', `/checkout?order=${orders.won}`],
    '/checkout/authenticate/[paymentId]': [`/checkout/authenticate/${payment.id}`],
    '/orders/[publicId]': all.map((id) => `/orders/${id}`),
    '/orders/[publicId]/cant-pay': [`/orders/${orders.won}/cant-pay`],
    '/orders/[publicId]/open': [`/orders/${orders.paid}/open?key=x`],
    '/orders/[publicId]/return': [`/orders/${orders.delivered}/return`],
    '/orders/shared/[link]': [`/orders/shared/${link}`],
    '/orders/shared/[link]/open': [`/orders/shared/${link}/open?key=x`],
    '/sign-in/password': [`/sign-in/password?key=${key}`],
    '/sign-in/mail': ['/sign-in/mail', `/sign-in/mail?key=${key}`],
    '/wish-lists/[code]': [`/wish-lists/${list.code}`],
    '/withdraw': ['/withdraw', `/withdraw?order=${orders.delivered}`],
    '/withdraw/receipts/[publicId]': [`/withdraw/receipts/${receipt.publicId}`],
    '/desk/auctions/[id]': lots.map(({ id }) => `/desk/auctions/${id}`),
    '/desk/customers/[id]': customers.items.map(({ id }) => `/desk/customers/${id}`),
    '/desk/delivery/[id]': [`/desk/delivery/${zone.id}`],
    '/desk/gift-cards/[id]': [`/desk/gift-cards/${cardId}`],
    '/desk/orders/[publicId]': all.map((id) => `/desk/orders/${id}`),
    '/desk/pieces/[sku]/numbers': ['/desk/pieces/salt-bowl-a/numbers'],
    '/desk/pieces/of/[slug]': ['/desk/pieces/of/salt-bowl'],
    '/desk/safety/[maker]': ['/desk/safety/press-one'],
    '/desk/texts/[slug]': ['/desk/texts/imprint', '/desk/texts/terms'],
    '/desk/withdrawals/[id]': [`/desk/withdrawals/${receipt.id}`],
  };
}
