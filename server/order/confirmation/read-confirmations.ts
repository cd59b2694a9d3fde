import { withFigures } from '#contract/article/article.ts';
import { shopFigures } from '#contract/article/shop-figures.ts';
import type { NoticeRow } from '#contract/notice/notice.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { lotWithdrawal, type Seller } from '#domain/auction/lot-seller.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { settingsOf } from '#server/shop/read-shop.ts';
import { readTariff } from '#server/tariff/tariff-view.ts';
import { type ConfirmedOrder, contractText, rightText, type Terms, termsText } from './confirmation-text.ts';

export interface ToConfirm {
  orderId: string;
  title: string;
  body: string;
  rows: readonly NoticeRow[];
}

export interface Confirmations {
  /** By order: the part of its text that is its own, and whether the right to withdraw belongs in it. */
  contracts: ReadonlyMap<string, { text: string; withdraws: boolean }>;
  /** The same for each of them: sent to the database once. */
  right: string;
  terms: string;
  shop: ShopSettings;
}

type OrderRow = Omit<ConfirmedOrder, 'placedAt' | 'withdrawal' | 'soldThroughShop'> & {
  placedAt: string;
  soldBy: Seller | null;
  traderName: string | null;
  attended: boolean | null;
};

interface Row {
  orders: OrderRow[];
  terms: Terms | null;
  shop: unknown;
}

/** Reads what the confirmations of these orders hold, with the shop's terms as they are now. */
export async function readConfirmations(tx: Statements, confirmed: readonly ToConfirm[]): Promise<Confirmations> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('orderId', orders.id, 'placedAt', placed_at, 'isTest', is_test,
          'shippingAddress', shipping_address, 'company', company, 'shippingTitle', shipping_title,
          'soldBy', auction.sold_by, 'traderName', auction.trader_name, 'attended', sale.attended)), '[]')
       FROM orders LEFT JOIN auction ON auction.id = orders.auction_id LEFT JOIN sale ON sale.id = auction.sale_id
       WHERE orders.id = ANY (${confirmed.map(({ orderId }) => orderId)}::text[])) AS orders,
      (SELECT json_build_object('title', title, 'lead', lead, 'body', body)
       FROM article WHERE slug = 'terms' AND kind = 'page' AND published_at IS NOT NULL) AS terms,
      (SELECT "values" FROM shop_settings) AS shop`;
  if (!row) throw new Error('The database did not answer.');
  const shop = settingsOf(row.shop);
  const told = new Map(confirmed.map((words) => [words.orderId, words]));
  const contracts = new Map(
    row.orders.map(({ soldBy, traderName, attended, placedAt, ...order }) => {
      const withdrawal = soldBy ? lotWithdrawal({ soldBy, attended: attended ?? false }) : 'fourteen_days';
      const words = told.get(order.orderId) ?? { title: '', body: '', rows: [] };
      const soldThroughShop =
        soldBy === 'private' ? 'A private person' : soldBy === 'trader' ? `${traderName}, a business` : null;
      const contract = { ...order, placedAt: new Date(placedAt), withdrawal, soldThroughShop };
      const text = contractText(contract, words, shop);
      return [order.orderId, { text, withdraws: withdrawal === 'fourteen_days' }];
    }),
  );
  return { contracts, right: rightText(shop), terms: termsText(await withShopFigures(tx, row.terms, shop)), shop };
}

async function withShopFigures(tx: Statements, terms: Terms | null, { returnDays }: ShopSettings) {
  if (!terms?.body.includes('{{')) return terms;
  const { data: tariff } = await readTariff(tx);
  const figures = shopFigures({ tariff, returnDays, currency: shopCurrency() }, moneyInWords);
  return { ...terms, body: withFigures(terms.body, figures) };
}
