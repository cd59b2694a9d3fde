import { formatMoney } from '#components/ui/format/format-money.ts';

/** Says why faster delivery isn't refunded in full (Article 13(2) of 2011/83/EU). */
export const dearerDeliveryWords = ({ title, paid }: { title: string; paid: number }, currency: string): string =>
  `You paid ${formatMoney(paid, currency)} for ${title || 'delivery'}. Any delivery refund is based on our cheapest delivery, not on what you paid.`;
