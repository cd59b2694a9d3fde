import { z } from 'zod';
import { moment } from '#contract/value/moment.ts';
import { amountSchema, currencySchema } from '#contract/value/money.ts';
import { referenceSchema } from '#contract/value/reference.ts';

/** `POST /gift-cards`. For a `customer` it is their store credit: nobody else can use it. */
export const issueGiftCardSchema = z.object({
  /** Minor units. */
  amount: amountSchema.min(1),
  currency: currencySchema,
  /** Absent: never. */
  expiresAt: moment().optional(),
  customer: referenceSchema.optional(),
});
export type IssueGiftCard = z.infer<typeof issueGiftCardSchema>;

const standing = { balanceAmount: z.int(), currency: z.string(), expiresAt: z.iso.datetime().nullable() };

/** The code is said once: the shop keeps only what it can be compared by. */
export const issuedGiftCardSchema = z.object({ id: z.string(), code: z.string(), ...standing });
export type IssuedGiftCard = z.infer<typeof issuedGiftCardSchema>;

export const giftCardSchema = z.object({ ending: z.string(), ...standing });
export type GiftCardAnswer = z.infer<typeof giftCardSchema>;

/** Why a card can’t pay for an order. */
export const giftCardReasons = ['unknown', 'expired', 'other_currency', 'empty'] as const;
export type GiftCardReason = (typeof giftCardReasons)[number];
