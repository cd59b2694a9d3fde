import { z } from 'zod';
import type { VatResult } from '#contract/vat-number/vat-number.ts';
import { orderStatusSchema } from './order.ts';

export const deskOrderSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  source: z.string(),
  pieces: z.int(),
  city: z.string().nullable(),
  totalAmount: z.int(),
  currency: z.string(),
  placedAt: z.iso.datetime(),
  /** What the customer wrote and nobody at the desk has seen. */
  unread: z.int(),
});
export type DeskOrder = z.infer<typeof deskOrderSchema>;

/** What an order's page at the desk shows beside the order's view: the customer reads none of it. */
export interface OrderDeskFacts {
  /** By when a dispute must be answered, by its id. */
  answerBy: Record<string, string | null>;
  /** An approved return gets a carrier's label; else the shop's return slip. */
  makesLabels: boolean;
  /** The link by which the customer opens the order and pays it; null: it isn't paid by one, or not any more. */
  paymentLink: string | null;
  /** Who at the desk did what happened, by its kind and moment; older events don't say. */
  who: Record<string, string>;
  /** The VAT that was charged because VIES didn't answer; null: VIES did, or there is no VAT number. */
  vat: {
    vatNumber: string;
    result: VatResult;
    askedAt: string | null;
    /** VIES is still asked automatically. */
    asksAgain: boolean;
    /** The VAT that its invoice still has, in minor units. */
    left: number;
    refunded: { amount: number; at: string; by: string | null } | null;
  } | null;
}
