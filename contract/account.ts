import { z } from 'zod';
import { addressSchema, checkPostcode } from './address.ts';
import { cardChoiceSchema } from './payment.ts';
import { text } from './text.ts';

/** `POST /api/account/bidding` */
export const biddingDetailsSchema = z
  .object({
    ...addressSchema.shape,
    token: cardChoiceSchema,
    /** A path of this shop. */
    next: text().max(300).optional(),
  })
  .superRefine(checkPostcode);
export type BiddingDetails = z.infer<typeof biddingDetailsSchema>;

export interface AccountState {
  userId: string;
  /** Null as long as none was confirmed. */
  address: string | null;
  /** Waits to be confirmed. */
  claimed: string | null;
  confirmed: boolean;
  /** Many share it, so it can't be changed. */
  demo: boolean;
  merchant: boolean;
  codes: boolean;
}

export interface SignedInOn {
  id: string;
  browser: string;
  since: string;
  usedAt: string;
  here: boolean;
}
