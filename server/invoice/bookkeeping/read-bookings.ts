import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { type Accounts, accountOf, type BookedTax, isOss, parseAccounts } from '#domain/invoice/accounts.ts';
import { type BookingKind, bookingsOf } from '#domain/invoice/bookings.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { type IssuedDocument, monthStart, readMonth } from '#server/invoice/documents-of-month.ts';
import { readShop } from '#server/shop/read-shop.ts';

/** A line of the books: what is above nothing is owed on `account` and earned on `contra`. */
export interface BookLine {
  at: Date;
  /** The document's number; of gift cards, what tells the card. */
  document: string;
  text: string;
  kind: BookingKind | 'gift_card_redeemed' | 'gift_card_issued' | 'store_credit_given';
  account: string;
  contra: string;
  /** In percent; null: none. */
  rate: number | null;
  net: number;
  tax: number;
  gross: number;
  currency: string;
  /** For the One Stop Shop, whose VAT it is; else the buyer's VAT number where VAT is theirs to pay. */
  abroad: { country: string | null; vatNumber: string | null; isOss: boolean } | null;
}

/** The accounts that a shop has named. */
export async function readAccounts(): Promise<Accounts> {
  return parseAccounts((await readShop()).accounts) ?? new Map();
}

/** What a month is booked by: its invoices, its credit notes and the gift cards that were issued in it, each by number. */
export async function* bookLines(month: string, accounts: Accounts): AsyncGenerator<BookLine[]> {
  const { country } = await readShop();
  for await (const document of readMonth(month)) yield linesOf(document, accounts, country);
  yield await giftCards(month, accounts);
}

function linesOf(document: IssuedDocument, accounts: Accounts, home: string): BookLine[] {
  const content = documentContentSchema.parse(document.content);
  const { number, orderNumber, buyer, currency, taxes, vat, totalAmount, tax: by } = content;
  const isCreditNote = document.series === 'CN';
  const tax: BookedTax = {
    treatment: by?.treatment ?? 'standard',
    country: by?.country ?? null,
    origin: by?.origin ?? home,
    isExport: by?.isExport ?? false,
  };
  const flat = vat && taxes.length === 0;
  const bookings = bookingsOf({
    isCreditNote,
    lines: content.lines.map((line) => ({ ...line, isPremium: line.sku === premiumSku })),
    taxes: flat
      ? [
          {
            basisPoints: Math.round(vat.percent * 100),
            net: totalAmount - vat.amount,
            tax: vat.amount,
            gross: totalAmount,
          },
        ]
      : taxes,
    taxAddedAmount: content.taxAddedAmount,
    totalAmount,
    giftCardAmount: document.giftCardAmount,
  });
  const own = { at: document.issuedAt, document: number, currency };
  const text = `Order ${orderNumber}, ${buyer.party?.company ?? buyer.address[0] ?? buyer.email}`;
  const customers = accounts.get('customers') ?? '';
  const abroad =
    tax.treatment === 'reverse_charge'
      ? { country: tax.country, vatNumber: buyer.vatId ?? null, isOss: false }
      : isOss(tax)
        ? { country: tax.country, vatNumber: null, isOss: true }
        : null;
  const lines: BookLine[] = bookings.map((booking) => ({
    ...own,
    text,
    kind: booking.kind,
    account: customers,
    contra: accountOf(booking, tax, accounts),
    rate: booking.basisPoints === null ? null : booking.basisPoints / 100,
    net: booking.net,
    tax: booking.tax,
    gross: booking.gross,
    abroad,
  }));
  if (document.giftCardAmount === 0) return lines;
  const amount = isCreditNote ? -document.giftCardAmount : document.giftCardAmount;
  const card = { kind: 'gift_card_redeemed' as const, account: accounts.get('gift cards') ?? '', contra: customers };
  return [...lines, { ...own, ...card, text, rate: null, net: amount, tax: 0, gross: amount, abroad: null }];
}

/** Money for cards is owed until they pay for something: no VAT yet. Store credit was given, not sold. */
async function giftCards(month: string, accounts: Accounts): Promise<BookLine[]> {
  const { zone, first } = await monthStart(month);
  const rows = await readRows<{ at: Date; ending: string; amount: number; currency: string; isCredit: boolean }>`
    SELECT at, ending, amount, currency, person_id IS NOT NULL AS "isCredit"
    FROM gift_entry JOIN gift_card ON gift_card.id = card_id
    WHERE kind = 'issue' AND at >= ${first}::timestamp AT TIME ZONE ${zone}::text
      AND at < (${first}::timestamp + interval '1 month') AT TIME ZONE ${zone}::text
    ORDER BY at, gift_entry.id`;
  return rows.map(({ at, ending, amount, currency, isCredit }) => ({
    ...{ at, currency, document: `GC-${ending}`, net: amount, tax: 0, gross: amount, rate: null, abroad: null },
    text: `${isCredit ? 'Store credit' : 'Gift card'} ending in ${ending}`,
    kind: isCredit ? 'store_credit_given' : 'gift_card_issued',
    account: accounts.get(isCredit ? 'store credit' : 'money') ?? '',
    contra: accounts.get('gift cards') ?? '',
  }));
}
