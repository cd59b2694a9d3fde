import { type DocumentContent, isOfTest } from '#contract/invoice/invoice.ts';
import { type NetAmounts, netAmounts } from '#domain/invoice/e-invoice/net-amounts.ts';
import { type VatCategory, vatCategory } from '#domain/invoice/e-invoice/vat-category.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

/** A document that can be told as an e-invoice, with all that it needs. */
export interface EInvoice {
  content: DocumentContent;
  seller: { name: string; address: readonly string[]; country: string; vatId: string };
  buyer: NonNullable<DocumentContent['buyer']['party']> & { vatId: string | null };
  amounts: NetAmounts;
  categoryOf: (basisPoints: number) => VatCategory;
  /** What was paid, or went back, before it was issued. */
  paid: number;
}

/** An e-invoice, or why there can be none, in one sentence. */
export type EInvoiceOutcome = { eInvoice: EInvoice; missing: null } | { eInvoice: null; missing: string };

/** From what is stored alone. */
export function eInvoiceOf(content: DocumentContent): EInvoiceOutcome {
  const missing = missingFrom(content);
  const { seller, buyer, tax } = content;
  const sellerVatId = vatIdentifier(seller.vatId);
  if (missing || !buyer.party || !seller.country || !tax || !sellerVatId)
    return { eInvoice: null, missing: missing ?? tooOld };
  const amounts = netAmounts(content);
  if (!amounts) return { eInvoice: null, missing: 'Its amounts can’t be told by VAT rate.' };
  const reason = { treatment: tax.treatment, isExport: tax.isExport ?? false, sentence: tax.note ?? '' };
  return {
    missing: null,
    eInvoice: {
      content,
      seller: { name: seller.name, address: seller.address, country: seller.country, vatId: sellerVatId },
      buyer: { ...buyer.party, vatId: vatIdentifier(buyer.vatId ?? null) },
      amounts,
      categoryOf: (basisPoints) => vatCategory(basisPoints, reason),
      paid: content.paid.reduce((sum, { amount }) => sum + amount, 0),
    },
  };
}

const tooOld = 'It was issued before there were e-invoices.';

function missingFrom({ series, seller, buyer, tax, taxes, taxName, currency, paid, totalAmount }: DocumentContent) {
  if (isOfTest(series)) return 'It is of a test order.';
  if (seller.country === undefined || buyer.party === undefined || tax?.note === undefined) return tooOld;
  if (seller.country === '') return 'The shop had not said which country it is in when it was issued.';
  if (buyer.party === null) return 'It has no buyer’s address.';
  if (taxName !== 'VAT') return `It has ${taxName}, not VAT.`;
  if (tax.treatment === 'standard' && taxes.length === 0) return 'It states no VAT.';
  if (tax.treatment !== 'standard' && (taxes.some((group) => group.tax !== 0) || !tax.note))
    return 'It doesn’t say why it has no VAT.';
  if (!vatIdentifier(seller.vatId)) return 'The shop had no VAT number with its country’s letters when it was issued.';
  if (tax.treatment === 'reverse_charge' && !(vatIdentifier(buyer.vatId ?? null) && tax.to))
    return 'It has no buyer’s VAT number.';
  if (fractionDigitsOf(currency) !== 2) return `It is in ${currency}, which has no hundredths.`;
  if (paid.reduce((sum, { amount }) => sum + amount, 0) !== totalAmount)
    return 'It doesn’t say how all of it was paid.';
  return null;
}

/** A VAT number with its country's letters before it, without what people put in between. */
function vatIdentifier(written: string | null): string | null {
  const number = (written ?? '').replaceAll(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z]{2}[A-Z0-9+*]{2,}$/.test(number) ? number : null;
}
