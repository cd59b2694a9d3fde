import type { TaxGroup } from '../order/price/order-to-price.ts';
import type { TaxTreatmentKind } from '../tariff/tax-treatment.ts';
import { inUnion } from '../tariff/vat-territory.ts';

/** The VAT facts of a stored document. */
export interface VatDocument {
  /** In which it was issued: `2026-Q4`. */
  quarter: string;
  /** The quarter of the invoice that a credit note corrects; null: an invoice. */
  correctsQuarter: string | null;
  /** Whose VAT it has, by ISO 3166 code. */
  country: string;
  treatment: TaxTreatmentKind;
  currency: string;
  taxes: readonly TaxGroup[];
}

export interface VatFigure {
  quarter: string;
  /** The earlier quarter that this corrects; null: none. A One Stop Shop return has such rows apart. */
  corrects: string | null;
  country: string;
  treatment: TaxTreatmentKind;
  basisPoints: number;
  currency: string;
  /** In minor units; credit notes count below nothing. */
  net: number;
  tax: number;
  /** Tells whether it belongs in the return of the One Stop Shop: a consumer's VAT of another country of the Union. */
  isOss: boolean;
}

/** Adds up documents by quarter, corrected quarter, country, treatment, rate and currency; nothing is reckoned anew. */
export function vatFigures(documents: readonly VatDocument[], origin: string): VatFigure[] {
  const figures = new Map<string, VatFigure>();
  for (const { quarter, correctsQuarter, country, treatment, currency, taxes } of documents) {
    const sign = correctsQuarter === null ? 1 : -1;
    const corrects = correctsQuarter === quarter ? null : correctsQuarter;
    for (const { basisPoints, net, tax } of taxes) {
      const key = [quarter, corrects ?? '', country, treatment, basisPoints, currency].join(' ');
      const isOss = treatment === 'standard' && country !== origin && inUnion.has(origin) && inUnion.has(country);
      const row = figures.get(key) ?? {
        ...{ quarter, corrects, country, treatment, basisPoints, currency, isOss },
        net: 0,
        tax: 0,
      };
      figures.set(key, { ...row, net: row.net + sign * net, tax: row.tax + sign * tax });
    }
  }
  return [...figures].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
