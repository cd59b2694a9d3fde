import { z } from 'zod';
import type { NoticeRow } from '#contract/notice/notice.ts';
import { sumInWords } from '#domain/order/order-sum.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const soldSchema = z.object({
  pieces: z.array(z.object({ title: z.string(), quantity: z.int(), amount: amountFact })),
  /** As `orderSum` has them, without the pieces all together. */
  sum: z.array(
    z.object({ name: z.string(), amount: amountFact, kind: z.enum(['line', 'delivery', 'total', 'aside']) }),
  ),
  /** The days between which it is expected: `2026-11-25`. */
  arrival: z.object({ earliest: z.iso.date(), latest: z.iso.date() }).nullable(),
  /** It is a present: no price is in the box. */
  gift: z.boolean(),
  /** It is collected at the shop. Absent in what was told before it could be. */
  collected: z.boolean().optional(),
});
export type SoldFacts = z.infer<typeof soldSchema>;

export const orderConfirmed = noticeForm(
  {
    title: 'I pay for an order',
    about: 'With the total. This is your receipt.',
    action: 'Open the order',
    always: aboutMoney,
  },
  z.object({
    number: z.string(),
    totalAmount: amountFact,
    currency: currencyFact,
    /** False: the bank has only set it aside. */
    taken: z.boolean(),
    /** No money moved. Absent in what was told before it was kept. */
    test: z.boolean().optional(),
    /** Absent in what was told before it was kept. */
    sold: soldSchema.optional(),
  }),
  ({ number, totalAmount, currency, taken, test, sold }) => {
    const total = moneyInWords(totalAmount, currency);
    const { gift, arrival, collected } = sold ?? { gift: false, arrival: null };
    const next = collected ? 'tell you when you can collect it' : 'tell you when it’s sent';
    const paid = test
      ? `This was a test order for ${total}. No money moved.`
      : taken
        ? `${total} is paid. We’ll pack your order and ${next}.`
        : `${total} is set aside and not taken yet. We take it when we pack your order, and we’ll ${next}.`;
    const days = arrival && !test ? `${collected ? 'Ready' : 'Expected'} ${daysInWords(arrival)}.` : '';
    const present = gift && !test ? 'We’ll pack it as a present, without prices in the box.' : '';
    return {
      title: `Thank you for order ${number}`,
      body: [paid, days, present].filter(Boolean).join('\n'),
    };
  },
  ({ currency, sold }) => (sold ? soldRows(sold, currency) : []),
);

/** What a mail about an order lists. */
export function soldRows({ pieces, sum }: Pick<SoldFacts, 'pieces' | 'sum'>, currency: string): NoticeRow[] {
  const money = (amount: number) => moneyInWords(amount, currency);
  return [
    ...pieces.map(({ title, quantity, amount }): NoticeRow => {
      return { name: quantity > 1 ? `${title}, ${quantity} pieces` : title, value: money(amount), kind: 'line' };
    }),
    ...sum.map(
      ({ name, amount, kind }): NoticeRow =>
        kind === 'delivery'
          ? { name, value: sumInWords({ kind, amount }, money), kind: 'line' }
          : { name, value: money(amount), kind },
    ),
  ];
}

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
function daysInWords({ earliest, latest }: NonNullable<SoldFacts['arrival']>): string {
  return earliest === latest ? dayInWords(earliest) : `${dayInWords(earliest)} to ${dayInWords(latest)}`;
}
const dayInWords = (date: string): string => day.format(new Date(`${date}T12:00:00Z`));
