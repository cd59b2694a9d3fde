import { z } from 'zod';
import { addressSchema, checkPostcode } from './address.ts';
import { cardChoiceSchema } from './payment.ts';
import { text } from './text.ts';

/** `POST /api/account/bidding`: what must be on file before a bid. */
export const biddingDetailsSchema = z
  .object({
    ...addressSchema.shape,
    token: cardChoiceSchema,
    /** Where to go afterwards: a path of this shop. */
    next: text().max(300).optional(),
  })
  .superRefine(checkPostcode);
export type BiddingDetails = z.infer<typeof biddingDetailsSchema>;

export interface AccountState {
  userId: string;
  /** The address that mail goes to; null as long as none was confirmed. */
  address: string | null;
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
