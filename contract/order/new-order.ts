import { z } from 'zod';
import { addressFormShape, checkAddress } from '#contract/address/address.ts';
import type { PreviewAnswer } from '#contract/order/price/totals.ts';
import { amountSchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { payWays } from '#domain/order/pay-way.ts';
import { countsOf } from './desk-order-forms.ts';

export const mostPiecesOrdered = 50;
const longestNote = 200;

/** What the desk's form for a new order shows while it isn't placed: pieces as `pieces.<sku>`, and what prices them. */
export const draftOrderSchema = z.record(z.string(), text().max(500));

/** `POST /api/desk/orders`: an order that the shop's people take for a customer. */
export const newOrderSchema = z
  .object({
    ...addressFormShape,
    /** Needed for whatever is sent to the customer; someone who pays in cash may have none. */
    email: z.union([z.literal(''), z.email('Enter an email address such as you@example.com.').max(254)]).default(''),
    phone: text().trim().max(30).optional(),
    company: text().trim().max(100).optional(),
    vatNumber: text().trim().max(30).optional(),
    /** As a preview names it; without one, the cheapest. */
    shippingMethod: text().max(60).optional(),
    note: text().trim().max(longestNote, `The note can have up to ${longestNote} characters.`).optional(),
    payWay: z.enum(payWays, 'Choose how the customer pays.'),
    /** The last day, by the shop's clocks, on which the pieces are held for the payment. */
    heldUntil: z.iso.date('Enter the day until which the pieces are held.'),
    /** What whoever orders saw: it is compared, never charged. */
    seenTotalAmount: z.coerce.number().pipe(amountSchema),
    /** Made once per opened form, so that a double press is one order. */
    placeKey: text().min(8).max(100),
  })
  .catchall(z.unknown())
  .superRefine(checkAddress)
  .transform((form, context) => {
    const lines = countsOf(form, 'pieces');
    if (lines.length === 0) context.addIssue({ code: 'custom', path: ['find'], message: 'Add a piece first.' });
    if (lines.length > mostPiecesOrdered)
      context.addIssue({
        code: 'custom',
        path: ['find'],
        message: `One order has at most ${mostPiecesOrdered} pieces.`,
      });
    if (form.payWay !== 'cash' && form.email === '')
      context.addIssue({
        code: 'custom',
        path: ['email'],
        message: 'Enter an email address: the customer is told there how to pay.',
      });
    return { ...form, lines };
  });
export type NewOrderForm = z.output<typeof newOrderSchema>;

/** `POST /api/desk/orders/{publicId}/paid`: the shop's people have the money. */
export const paidByHandSchema = z.object({
  how: z.enum(['cash', 'transfer'], 'Choose how it was paid.'),
  /** In major units, as typed: all that is to pay. */
  amount: text({ error: 'Enter the amount you received.' }).trim().min(1, 'Enter the amount you received.').max(30),
});
export type PaidByHand = z.output<typeof paidByHandSchema>;

export interface FoundPiece {
  sku: string;
  title: string;
  priceAmount: number;
  currency: string;
  available: number;
  imageFile: string | null;
}

/** What the form for a new order shows, from what was typed into it. */
export interface NewOrderDraft {
  /** What the search found; null: nothing was looked for. */
  found: FoundPiece[] | null;
  /** The pieces that were chosen, with what is available of each. */
  chosen: (FoundPiece & { quantity: number })[];
  /** What it would cost now; null: no pieces, no country, or `problem`. */
  preview: PreviewAnswer | null;
  /** Why it can't be ordered like this. */
  problem: string | null;
}
