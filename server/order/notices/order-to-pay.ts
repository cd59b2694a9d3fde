import { z } from 'zod';
import { payWays } from '#domain/order/pay-way.ts';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm, toPay } from '#server/notice/words/notice-form.ts';
import { soldRows, soldSchema } from './order-confirmed.ts';

export const orderToPay = noticeForm(
  {
    title: 'We took an order for me',
    about: 'With the total, and how to pay it.',
    action: 'Open the order',
    always: toPay,
  },
  z.object({
    number: z.string(),
    totalAmount: amountFact,
    currency: currencyFact,
    payBy: momentFact,
    way: z.enum(payWays),
    /** Of a transfer: the shop's account, line by line. */
    account: z.string(),
    sold: soldSchema.pick({ pieces: true, sum: true }),
  }),
  ({ number, totalAmount, currency, payBy, way, account }) => {
    const total = moneyInWords(totalAmount, currency);
    const held = `We hold your pieces until ${momentInWords(payBy)}.`;
    const how = {
      link: `Open the order to pay ${total}.`,
      transfer: `Please transfer ${total} to this account, with ${number} as the reference:\n${account}`,
      cash: `Please pay ${total} in cash.`,
    }[way];
    return { title: `Your order ${number} is waiting for payment`, body: `${how}\n${held}` };
  },
  ({ sold, currency }) => soldRows(sold, currency),
);
