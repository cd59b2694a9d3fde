import type { DocumentContent, DocumentSeries } from '#contract/invoice.ts';
import { type Address, addressSchema } from '#contract/order.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import { includedVat } from '#domain/order/included-vat.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import type { Tx } from '#server/database/database.ts';
import { orderNumber } from '#server/order/order-number.ts';
import { settings } from '#server/settings.ts';
import { documentNumber, nextDocumentNumber } from './document-number.ts';

export type DocumentLine = DocumentContent['lines'][number];

export interface DocumentDraft {
  series: DocumentSeries;
  refundId: string | null;
  lines: readonly DocumentLine[];
  remark: string;
  corrects: string | null;
}

const countryName = (code: string): string => new Intl.DisplayNames('en-GB', { type: 'region' }).of(code) ?? code;

function addressLines({ name, line1, line2, postalCode, city, region, country }: Address): string[] {
  return [name, line1, line2, `${postalCode} ${city}`, region, countryName(country)].filter(
    (line) => !!line,
  ) as string[];
}

/** The shop as its papers name it. */
export function shopOnPaper(): DocumentContent['seller'] {
  const { SHOP_NAME, SHOP_ADDRESS, SHOP_VAT_ID } = settings();
  const address = SHOP_ADDRESS.split(',').map((line) => line.trim());
  return { name: SHOP_NAME, address: address.filter(Boolean), vatId: SHOP_VAT_ID ?? null };
}

function vatIn(amount: number): DocumentContent['vat'] {
  const { SHOP_VAT_PERCENT: percent } = settings();
  return percent === undefined ? null : { percent, amount: includedVat(amount, basisPointsOf(percent)) };
}

/** Gives a document its number and keeps everything that it prints. The last thing that a transaction does. */
export async function issueDocument(tx: Tx, orderId: string, draft: DocumentDraft): Promise<string> {
  const { series, refundId, remark, corrects } = draft;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { number: true, email: true, currency: true, shippingAddress: true },
  });
  const address = addressSchema.safeParse(order.shippingAddress);
  const totalAmount = draft.lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
  const count = await nextDocumentNumber(tx, series);
  const issuedAt = await readDatabaseClock(tx);
  const number = documentNumber(series, count);
  const content: DocumentContent = {
    ...{ series, number, remark, corrects, totalAmount, currency: order.currency },
    issuedAt: issuedAt.toISOString(),
    orderNumber: orderNumber(order.number),
    seller: shopOnPaper(),
    buyer: { address: address.success ? addressLines(address.data) : [], email: order.email },
    lines: [...draft.lines],
    vat: vatIn(totalAmount),
  };
  const { currency } = order;
  await tx.invoice.create({
    data: { series, number: count, orderId, refundId, currency, totalAmount, content, issuedAt },
  });
  return number;
}
