/** What a document says, as far as it is booked. Amounts are integer minor units, those of a credit note above nothing too. */
export interface BookedDocument {
  isCreditNote: boolean;
  lines: readonly {
    /** Null: no piece of its own, such as the delivery. */
    sku: string | null;
    isPremium: boolean;
    title: string;
    quantity: number;
    unitAmount: number;
    basisPoints?: number | null | undefined;
  }[];
  taxes: readonly { basisPoints: number; net: number; tax: number; gross: number }[];
  /** What stands beside the lines: nothing where prices include it. */
  taxAddedAmount: number;
  totalAmount: number;
  /** Of the total, what gift cards paid or got back. */
  giftCardAmount: number;
}

export const bookingKinds = ['sales', 'premium', 'delivery', 'discount', 'refund'] as const;
export type BookingKind = (typeof bookingKinds)[number];

/** Part of a document at one rate. A credit note’s are below nothing. */
export interface Booking {
  kind: BookingKind;
  /** Null: no rate is stated. */
  basisPoints: number | null;
  net: number;
  tax: number;
  gross: number;
}

/**
 * Splits a document by what was sold and by rate. Whatever the rounding of its VAT, the parts of a rate come to what the
 * document states for it, and all of them to its total.
 */
export function bookingsOf(document: BookedDocument): Booking[] {
  const { taxes, totalAmount, isCreditNote, lines, taxAddedAmount } = document;
  const stated = taxes.reduce((sum, { gross }) => sum + gross, 0);
  const rates = [
    ...taxes.map(({ basisPoints, gross, tax }) => ({ basisPoints: basisPoints as number | null, gross, tax })),
    // Of before rates were kept, or what no rate accounts for.
    ...(stated === totalAmount ? [] : [{ basisPoints: null, gross: totalAmount - stated, tax: 0 }]),
  ];
  const isNet = taxAddedAmount !== 0;
  const pieces = lines.filter(({ sku, isPremium }) => sku !== null && !isPremium);
  const premiums = lines.filter(({ isPremium }) => isPremium);
  const others = lines.filter(({ sku }) => sku === null);
  const isPartly = isCreditNote && others.some(({ title }) => title === 'Refund' || title === 'Other');
  const delivery = isPartly ? 0 : others.reduce((sum, line) => sum + Math.max(0, amountOf(line)), 0);
  const whole = rates.map(({ gross, tax }) => (isNet ? gross - tax : gross));
  const deliveries = apportion(delivery, whole);
  const sign = isCreditNote ? -1 : 1;
  return rates.flatMap(({ basisPoints, tax }, at) => {
    const ofRate = (them: typeof lines) =>
      them.filter((line) => rateOf(line, rates) === basisPoints).reduce((sum, line) => sum + amountOf(line), 0);
    const [sales, premium, sent] = [ofRate(pieces), ofRate(premiums), deliveries[at] ?? 0];
    const rest = (whole[at] ?? 0) - sales - premium - sent;
    const parts: [BookingKind, number][] = [
      ['sales', sales],
      ['premium', premium],
      ['delivery', sent],
      [isPartly ? 'refund' : 'discount', rest],
    ];
    const shares = apportion(
      tax,
      parts.map(([, amount]) => amount),
    );
    return parts.flatMap(([kind, amount], part) => {
      const share = shares[part] ?? 0;
      const [net, gross] = isNet ? [amount, amount + share] : [amount - share, amount];
      if (net === 0 && gross === 0) return [];
      return { kind, basisPoints, net: sign * net, tax: sign * share, gross: sign * gross };
    });
  });
}

const amountOf = ({ quantity, unitAmount }: { quantity: number; unitAmount: number }): number => quantity * unitAmount;

/** A line’s rate if the document states it; else the first that it states. */
function rateOf(
  { basisPoints = null }: { basisPoints?: number | null | undefined },
  rates: readonly { basisPoints: number | null }[],
): number | null {
  return rates.some((rate) => rate.basisPoints === basisPoints) ? basisPoints : (rates[0]?.basisPoints ?? null);
}

/** Divides an amount by weights, which may be below nothing, into whole units that come to it exactly. */
function apportion(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map((_, at) => (at === 0 ? amount : 0));
  const shares = weights.map((weight) => Math.round((amount * weight) / all));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  // Rounding leaves a few units at most: the largest part takes them.
  const largest = weights.reduce(
    (best, weight, at) => (Math.abs(weight) > Math.abs(weights[best] ?? 0) ? at : best),
    0,
  );
  return shares.map((share, at) => (at === largest ? share + left : share));
}
