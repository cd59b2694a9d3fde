import { z } from 'zod';
import { cardChoiceSchema } from '#contract/payment/payment.ts';
import { text } from '#contract/value/text.ts';
import { addressFormShape, addressSchema, checkAddress } from '../address/address.ts';

/** `POST /api/account/bidding`: what must be on file before a bid. */
export const biddingDetailsSchema = z
  .object({
    ...addressFormShape,
    token: cardChoiceSchema,
    /** Where to go afterwards: a path of this shop. */
    next: text().max(300).optional(),
  })
  .superRefine(checkAddress);
export type BiddingDetails = z.infer<typeof biddingDetailsSchema>;

/** How many an address book holds. */
export const mostAddresses = 20;

const addressId = text().min(1).max(100);

/** `POST /api/account/addresses`: a new one, or with its id a changed one. `first`: forms begin with it from now on. */
export const saveAddressSchema = z
  .object({
    id: addressId.optional(),
    label: z
      .string('Give it a name, such as “Home”.')
      .trim()
      .min(1, 'Give it a name, such as “Home”.')
      .max(40, 'Choose a name of at most 40 characters.'),
    ...addressFormShape,
    first: z.literal('yes').optional(),
  })
  .superRefine(checkAddress);
export type SaveAddress = z.infer<typeof saveAddressSchema>;

/** `POST /api/account/addresses/first` and `…/remove`. */
export const addressIdSchema = z.object({ id: addressId });

export const savedAddressSchema = z.object({
  id: z.string(),
  label: z.string(),
  ...addressSchema.shape,
  /** As the post of its country writes it. */
  lines: z.array(z.string()),
});
/** One of an address book. */
export type SavedAddress = z.infer<typeof savedAddressSchema>;

export interface AccountState {
  userId: string;
  /** The address that mail goes to; null as long as none was confirmed. */
  address: string | null;
  claimed: string | null;
  confirmed: boolean;
  /** Many share it, so it can't be changed. */
  demo: boolean;
  /** One of the shop's own people. */
  staff: boolean;
  codes: boolean;
  /** Whoever only ever signed in by mail has none. */
  password: boolean;
}

/** Topic `my-sessions`: where an account is signed in, the one used last first. */
export const ownSessionsSchema = z.object({
  sessions: z.array(
    z.object({ id: z.string(), browser: z.string(), since: z.iso.datetime(), usedAt: z.iso.datetime() }),
  ),
});
export type OwnSessions = z.infer<typeof ownSessionsSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-sessions': OwnSessions;
  }
}
