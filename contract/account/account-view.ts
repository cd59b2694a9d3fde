import { z } from 'zod';
import { ownPasskeySchema } from '../session/passkey.ts';
import { savedAddressSchema } from './account.ts';

export const accountViewSchema = z.object({
  signedIn: z.boolean(),
  name: z.string().nullable(),
  role: z.enum(['guest', 'shopper', 'merchant']),
  /** One of the shop's own people, whatever they may do there. */
  staff: z.boolean(),
  /** An address and a means of payment are on file: this person may bid. */
  readyToBid: z.boolean(),
  /** They may not bid, because won lots were not paid; `askedAt`: they asked the house to let them. */
  biddingPaused: z.object({ since: z.iso.datetime(), askedAt: z.iso.datetime().nullable() }).nullable(),
  /** The address book, the one that forms begin with first. */
  addresses: z.array(savedAddressSchema),
  /** Where their forms begin, by ISO 3166 code: of the first of these, else of the address on file; null: unknown. */
  country: z.string().nullable(),
  /** Newest first. */
  passkeys: z.array(ownPasskeySchema),
});
export type AccountView = z.infer<typeof accountViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-account': AccountView;
  }
}
