import { z } from 'zod';
import { typedMomentOrNone } from '#contract/value/moment.ts';
import { text } from '#contract/value/text.ts';

const amountWords = 'Enter an amount such as 50 or 50.50.';

/** `POST /api/desk/gift-cards`: the amount in major units as typed. */
export const deskGiftCardSchema = z.object({
  amount: text({ error: amountWords }).trim().min(1, amountWords).max(30),
  expiresAt: typedMomentOrNone(),
  /** Of an account: the card is its store credit, and nobody else can use it. */
  email: z.email('Enter the email address of an account.').max(254).optional(),
  /** Made once per opened page, so that a double press is one card. */
  issueKey: text().min(8).max(100),
});

/** A gift card as the desk lists it: never its code. */
export interface ListedGiftCard {
  id: string;
  /** The last four characters of its code. */
  ending: string;
  /** Minor units. */
  balanceAmount: number;
  issuedAmount: number;
  currency: string;
  expiresAt: string | null;
  createdAt: string;
  /** Whose store credit it is; null: whoever has its code. */
  owner: string | null;
}

export interface GiftCardEntry {
  id: string;
  kind: 'issue' | 'spend' | 'give_back';
  /** Minor units; negative where it was spent. */
  amount: number;
  at: string;
  order: { publicId: string; number: number } | null;
}
