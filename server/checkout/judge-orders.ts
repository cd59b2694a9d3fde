import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { PricedOrder } from '#domain/order/price/order-to-price.ts';
import { hold, type OutOfStock } from '#domain/stock/stock.ts';
import { mayReverseCharge } from '#domain/tariff/tax-treatment.ts';
import { outOfStock } from '#server/bag/out-of-stock.ts';
import { customerBlocked } from '#server/customer/block/blocked-customers.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { giftCodeHash } from '#server/gift-card/gift-code.ts';
import type { GiftSpending } from '#server/gift-card/spend-gift-cards.ts';
import { type LineLabel, labelledLines } from '#server/order/draft-lines.ts';
import { newPublicId, type StockedLine } from '#server/order/insert-orders.ts';
import { emptyBag, paymentInProgress } from '#server/order/payment/declined.ts';
import type {
  NewPayment,
  PlaceAnswer,
  Placed,
  WaitingAtDesk,
  WaitingBag,
  WaitingOrder,
  WaitingPieces,
} from '#server/order/payment/waiting-order.ts';
import type { MeansInHand } from '#server/order/price/means-in-hand.ts';
import type { OrderTerms } from '#server/order/price/order-terms.ts';
import { payerOfOrder } from '#server/order/price/payer-of.ts';
import { type PricedBasket, priceBasket } from '#server/order/price/price-basket.ts';
import { nothingToPay, paidByGiftCard } from '#server/payment/gift-card-provider.ts';
import type { PromotionUse } from '#server/promotion/count-uses.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import type { ShortOfStock } from '#server/stock/reserve.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { type BagLineToBuy, type KnownForOrders, offerKey } from './known-for-orders.ts';
import { priceChanged, totalChanged } from './price-changed.ts';

/** Units that an order holds while it is paid: a bag's own hold or what was offered, made whole; or a new one. */
export interface NewHold {
  variantId: string;
  quantity: number;
  /** Null: in no bag. */
  bagLineId: string | null;
  holdId: string | null;
  /** Pieces of a numbered edition that an order of another channel names. */
  numbers?: readonly number[];
}

export interface NewOrder {
  waiting: WaitingOrder;
  id: string;
  publicId: string;
  currency: string;
  lines: readonly StockedLine[];
  basket: PricedBasket;
  holds: readonly NewHold[];
  /** Null: it is paid later. */
  payment: NewPayment | null;
  uses: readonly PromotionUse[];
  spendings: readonly GiftSpending[];
  vatCheck: VatCheck | null;
}

/** By what orders are priced: terms, and the codes and cards that all of them hold the locks of. */
export interface Pricing {
  terms: OrderTerms;
  means: MeansInHand;
  /** What VIES said within a day, by number. */
  vatChecks: ReadonlyMap<string, VatCheck>;
}

interface Stock {
  locked: ReadonlyMap<string, LockedVariant>;
  labels: ReadonlyMap<string, LineLabel>;
  pricing: Pricing;
}

export interface JudgedOrders {
  answers: PlaceAnswer[];
  placed: NewOrder[];
  /** Units to be set aside, by SKU. */
  reserved: ReadonlyMap<string, number>;
}

/** Judges these orders in their order. The variants must be locked; neither map is changed. */
export function judgeOrders(waiting: readonly WaitingOrder[], stock: Stock, known: KnownForOrders): JudgedOrders {
  const batch = new Batch(stock, known);
  const answers = waiting.map((order) => batch.judge(order));
  return { answers, placed: batch.placed, reserved: batch.reserved };
}

class Batch {
  readonly placed: NewOrder[] = [];
  readonly reserved = new Map<string, number>();
  readonly #locked: Map<string, LockedVariant>;
  readonly #labels: ReadonlyMap<string, LineLabel>;
  readonly #known: KnownForOrders;
  readonly #pricing: Pricing;
  readonly #byKey: Map<string, string>;
  readonly #bagPays = new Map<string, string>();
  readonly #takenOffers = new Set<string>();

  constructor({ locked, labels, pricing }: Stock, known: KnownForOrders) {
    this.#pricing = pricing;
    this.#locked = new Map(locked);
    this.#labels = labels;
    this.#known = known;
    this.#byKey = new Map(known.earlier);
  }

  judge(order: WaitingOrder): PlaceAnswer {
    try {
      return order.source === 'shop' ? this.#bag(order) : this.#pieces(order);
    } catch (error) {
      if (error instanceof AccessProblem) return error;
      throw error;
    }
  }

  #before({ placeKey }: WaitingOrder): Decision<Placed, Problem> | null {
    const orderId = placeKey === null ? undefined : this.#byKey.get(placeKey);
    return orderId === undefined ? null : accept({ orderId, fresh: false });
  }

  #bag(order: WaitingBag): PlaceAnswer {
    const before = this.#before(order);
    if (before) return before;
    if (this.#known.blocked.has(order)) return refuse(customerBlocked);
    const bag = this.#bagOf(order.personId);
    if (bag.length === 0) return refuse(emptyBag);
    // First, since the order that is being paid may have used up what made its price.
    const paidBy = this.#bagPays.get(order.personId) ?? bag.find(({ hold }) => hold?.paidBy)?.hold?.paidBy;
    if (paidBy) return refuse(paymentInProgress(paidBy));
    const { lines, currency } = this.#lines(new Map(bag.map(({ sku, quantity }) => [sku, quantity])));
    const basket = this.#price(order, { lines, currency });
    if (!basket.ok) return basket;
    const totals = basket.value.priced;
    // A rise is agreed to by itself: the total on the button may have followed it under a finger.
    const rose = bag.some(({ sku, seenAmount }) => (this.#locked.get(sku)?.priceAmount ?? 0) > seenAmount);
    const isSeen = totals.totalAmount === order.seenTotalAmount && paidByCards(totals) === order.seenGiftCards;
    if (rose || !isSeen) return refuse(priceChanged(totals, currency));
    const reserved = this.#reserve(order.personId, missingOf(bag));
    if (!reserved.ok) return reserved;
    const holds = bag.map(({ id, variantId, quantity, hold }) => ({
      variantId,
      quantity,
      bagLineId: id,
      holdId: hold?.id ?? null,
    }));
    for (const { variantId } of bag) this.#takenOffers.add(offerKey(order.personId, variantId));
    const placed = this.#place(order, { lines, currency, basket: basket.value, holds });
    this.#bagPays.set(order.personId, placed.publicId);
    return accept({ orderId: placed.id, fresh: true, payment: placed.payment });
  }

  #pieces(order: WaitingPieces | WaitingAtDesk): PlaceAnswer {
    const { demand } = order;
    const unknown = [...demand.keys()].find((sku) => !this.#locked.has(sku));
    if (unknown !== undefined) throw new AccessProblem('not_found', `There is no SKU ${unknown}.`, { field: 'sku' });
    const before = this.#before(order);
    if (before) return before;
    if (this.#known.blocked.has(order)) return refuse(customerBlocked);
    const { lines, currency } = this.#lines(demand);
    const basket = this.#price(order, { lines, currency });
    if (!basket.ok) return basket;
    const totals = basket.value.priced;
    if (order.source === 'desk' && totals.totalAmount !== order.seenTotalAmount)
      return refuse(totalChanged(totals, currency));
    const { numbers = [] } = order;
    const taken = this.#known.numbers.refusalOf(order);
    if (taken) return refuse(taken);
    const offers = new Map(lines.map(({ sku, variantId }) => [sku, this.#offerOf(order.personId, variantId)]));
    const missing = [...demand].map(([sku, quantity]) => [sku, quantity - (offers.get(sku)?.quantity ?? 0)] as const);
    const reserved = this.#reserve(order.personId, new Map(missing.filter(([, more]) => more > 0)));
    if (!reserved.ok) return reserved;
    this.#known.numbers.take(order);
    const holds = lines.map(({ sku, variantId, quantity }) => ({
      variantId,
      quantity,
      bagLineId: null,
      holdId: offers.get(sku)?.id ?? null,
      numbers: numbers.flatMap((named) => (named.sku === sku ? named.number : [])),
    }));
    for (const { variantId } of lines) this.#takenOffers.add(offerKey(order.personId, variantId));
    const placed = this.#place(order, { lines, currency, basket: basket.value, holds });
    return accept({ orderId: placed.id, fresh: true, payment: placed.payment });
  }

  /** A line that holds nothing may use what is offered to its person. */
  #bagOf(personId: string): BagLineToBuy[] {
    return (this.#known.bags.get(personId) ?? []).map((line) => {
      const offer = line.hold ? null : this.#offerOf(personId, line.variantId);
      return offer ? { ...line, hold: { ...offer, paidBy: null } } : line;
    });
  }

  #offerOf(personId: string, variantId: string): { id: string; quantity: number } | null {
    const key = offerKey(personId, variantId);
    return this.#takenOffers.has(key) ? null : (this.#known.offers.get(key) ?? null);
  }

  #lines(demand: ReadonlyMap<string, number>) {
    return labelledLines(this.#locked, demand, this.#labels);
  }

  #price(
    order: WaitingOrder,
    { lines, currency }: Pick<NewOrder, 'lines' | 'currency'>,
  ): Decision<PricedBasket, Problem> {
    const { terms, means } = this.#pricing;
    const { promotionCodes = [], giftCards = [], shippingMethod } = order.extras ?? {};
    const who = { personId: order.personId, payer: payerOfOrder(order) };
    const by = { currency, now: terms.now };
    const credits =
      order.source === 'shop'
        ? accept(means.usableCredits(who, { giftCards: this.#known.giftCards.get(order.personId) ?? [], ...by }))
        : means.credits(who, { giftCards: giftCards.map(giftCodeHash), ...by });
    if (!credits.ok) return credits;
    return priceBasket(
      {
        lines,
        currency,
        shippingMethod,
        destination: order.shippingAddress,
        ...means.offers(who, promotionCodes),
        credits: credits.value,
        validVatNumber: this.#vatCheck(order)?.result === 'valid' ? (order.buyer?.vatNumber ?? null) : null,
      },
      terms,
    );
  }

  /** What VIES said of a number that could change what the order costs; null: there is none. */
  #vatCheck({ buyer, shippingAddress: destination }: WaitingOrder): VatCheck | null {
    const number = buyer?.vatNumber;
    const { terms, vatChecks } = this.#pricing;
    if (!number || !mayReverseCharge(terms.taxes.origin, { destination, vatNumber: number })) return null;
    const unknown = { result: 'unknown' as const, name: null, address: null, consultation: null };
    return vatChecks.get(number) ?? { number, ...unknown, checkedAt: terms.now.toISOString() };
  }

  /** Sets aside all of it, or nothing. Units of a drop are for those whose turn it is; what a bag holds is theirs already. */
  #reserve(personId: string, demand: ReadonlyMap<string, number>): Decision<null, Problem> {
    const units = [...demand].map(([sku, wanted]) => [(this.#locked.get(sku) as LockedVariant).id, wanted] as const);
    const door = this.#known.doors.take(personId, new Map(units));
    if (!door.ok) return door;
    const short: ShortOfStock['lines'] = [];
    const after = new Map<string, LockedVariant>();
    for (const [sku, quantity] of demand) {
      const variant = this.#locked.get(sku) as LockedVariant;
      const decision = hold(variant, quantity);
      if (decision.ok) after.set(sku, { ...variant, ...decision.value });
      else short.push({ sku, wanted: quantity, available: (decision.refusal as OutOfStock).available });
    }
    if (short.length > 0) {
      door.value();
      return refuse(outOfStock({ code: 'out_of_stock', lines: short }));
    }
    for (const [sku, variant] of after) {
      this.#locked.set(sku, variant);
      this.reserved.set(sku, (this.reserved.get(sku) ?? 0) + (demand.get(sku) ?? 0));
    }
    return accept(null);
  }

  #place(waiting: WaitingOrder, draft: Pick<NewOrder, 'lines' | 'currency' | 'basket' | 'holds'>): NewOrder {
    const { priced, promotions } = draft.basket;
    const id = newId();
    // Where nothing is left to pay, nobody is charged.
    const free = priced.creditAmount > 0 ? paidByGiftCard : nothingToPay;
    const later = waiting.source === 'desk' ? null : waiting.payment;
    const means = priced.toPayAmount === 0 ? free : later;
    const { paymentCapture: capture } = this.#pricing.terms.shop;
    const amount = priced.toPayAmount;
    const payment = means && { ...means, id: newId(), amount, currency: draft.currency, capture };
    const promotionIds = promotions.map((promotion) => promotion.id);
    const who = { personId: waiting.personId, payer: payerOfOrder(waiting) };
    const taken = this.#pricing.means.take(who, { id, promotionIds, credits: priced.credits });
    const order = {
      waiting,
      id,
      publicId: newPublicId(),
      ...draft,
      payment,
      ...taken,
      vatCheck: this.#vatCheck(waiting),
    };
    this.placed.push(order);
    if (waiting.placeKey !== null) this.#byKey.set(waiting.placeKey, order.id);
    return order;
  }
}

/** As a form says what it has shown. */
const paidByCards = ({ credits }: PricedOrder): string =>
  credits
    .filter(({ amount }) => amount > 0)
    .map(({ id, amount }) => `${id}:${amount}`)
    .join(' ');

function missingOf(bag: readonly BagLineToBuy[]): Map<string, number> {
  const missing = new Map<string, number>();
  for (const { sku, quantity, hold } of bag) {
    const more = quantity - (hold?.quantity ?? 0);
    if (more > 0) missing.set(sku, more);
  }
  return missing;
}
