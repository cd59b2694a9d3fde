import type { DocumentSeries } from '#contract/invoice/invoice.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { settingsOf } from '#server/shop/read-shop.ts';

/** `INV-000042`: as it is printed. */
export const documentNumber = (series: DocumentSeries, number: number): string =>
  `${series}-${String(number).padStart(6, '0')}`;

/** @returns null for what is no document's number */
export function parseDocumentNumber(text: string): { series: DocumentSeries; number: number } | null {
  const [, series, digits] = /^((?:TEST-)?(?:INV|CN))-(\d{6,9})$/.exec(text) ?? [];
  return series && digits ? { series: series as DocumentSeries, number: Number(digits) } : null;
}

/**
 * Gives out a series' next numbers. Its row stays locked until the transaction ends, so that none is ever missing;
 * every document waits for it, so it is taken last. With them comes the shop as it is then.
 */
export async function nextDocumentNumbers(
  tx: Statements,
  series: DocumentSeries,
  count: number,
): Promise<{ first: number; issuedAt: Date; shop: ShopSettings }> {
  const [row] = await tx.$queryRaw<{ last: number; issuedAt: Date; shop: unknown }[]>`
    INSERT INTO document_series (series, last) VALUES (${series}, ${count})
    ON CONFLICT (series) DO UPDATE SET last = document_series.last + ${count}
    RETURNING last, clock_timestamp() AS "issuedAt", (SELECT "values" FROM shop_settings) AS shop`;
  if (!row) throw new Error(`The series ${series} gave no number.`);
  return { first: row.last - count + 1, issuedAt: row.issuedAt, shop: settingsOf(row.shop) };
}
