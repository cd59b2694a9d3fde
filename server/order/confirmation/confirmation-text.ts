/** What is attached to an order's confirmation: the contract, the right to withdraw and the shop's terms as plain text. */
import type { Address } from '#contract/address/address.ts';
import type { NoticeRow } from '#contract/notice/notice.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { LotWithdrawal } from '#domain/auction/lot-seller.ts';
import { printAddress } from '#server/address/print-address.ts';
import { testOrderNote } from '#server/mail/test-order-note.ts';
import { withdrawalInstruction } from '#server/mail/withdrawal-instruction.ts';
import { addressLines, shopOnPaper } from '#server/shop/shop-on-paper.ts';

export interface ConfirmedOrder {
  orderId: string;
  placedAt: Date;
  isTest: boolean;
  shippingAddress: Address | null;
  company: string | null;
  shippingTitle: string | null;
  withdrawal: LotWithdrawal;
  /** Who sells the lot through the shop: null: it is the shop itself. */
  soldThroughShop: string | null;
}

interface Words {
  title: string;
  body: string;
  rows: readonly NoticeRow[];
}

const section = (heading: string, lines: readonly string[]): string =>
  `${heading.toUpperCase()}\n\n${lines.join('\n')}\n\n\n`;

const noRight = {
  none_private: 'You have no right of withdrawal from this contract: a private person sold the lot through the shop.',
  none_attended:
    'You have no right of withdrawal from this contract: the lot was sold at a public auction, which people could attend (Article 16(k) of Directive 2011/83/EU).',
};

/** The part that differs by order. */
export function contractText(order: ConfirmedOrder, { title, body, rows }: Words, shop: ShopSettings): string {
  const { shippingAddress, shippingTitle, company, withdrawal, soldThroughShop } = order;
  const placed = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long', timeZone: shop.zone });
  return [
    ...(order.isTest ? [`${testOrderNote}\n\n\n`] : []),
    section('Your order', [
      title,
      `Ordered on ${placed.format(order.placedAt)}`,
      '',
      ...rows.map(({ name, value }) => `${name}: ${value}`),
      '',
      body,
    ]),
    ...(shippingAddress
      ? [
          section('Delivered to', [
            ...printAddress(shippingAddress, company),
            ...(shippingTitle ? ['', shippingTitle] : []),
          ]),
        ]
      : []),
    section('Seller', [...(soldThroughShop ? [`${soldThroughShop}, through:`] : []), ...sellerLines(shop)]),
    ...(withdrawal === 'fourteen_days' ? [] : [section('Right of withdrawal', [noRight[withdrawal]])]),
  ].join('');
}

function sellerLines(shop: ShopSettings): string[] {
  const { name, address, vatId } = shopOnPaper(shop);
  return [name, ...address, shop.email, shop.phone, vatId ? `VAT number ${vatId}` : ''].filter(Boolean);
}

/** The instruction and the model form, for every order that may be withdrawn from. */
export function rightText(shop: ShopSettings): string {
  const seller = [shop.sellerName || shop.shopName, ...addressLines(shop), shop.email].filter(Boolean).join(', ');
  const [heading = '', ...paragraphs] = withdrawalInstruction(seller, shop.returnPaidBy);
  return section(heading, [paragraphs.join('\n\n')]);
}

export interface Terms {
  title: string;
  lead: string;
  body: string;
}

/** Nothing for a shop that has published none. */
export const termsText = (terms: Terms | null): string =>
  terms ? section(terms.title, [terms.lead && `${terms.lead}\n`, terms.body].filter(Boolean)) : '';
