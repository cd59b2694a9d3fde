import { z } from 'zod';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { amountSchema } from '#contract/value/money.ts';
import { text, writtenText } from '#contract/value/text.ts';
import { type LotWithdrawal, type Seller, sellers } from '#domain/auction/lot-seller.ts';
import { type MarginKind, marginKinds } from '#domain/money/margin-scheme.ts';

/** Whose work it is, for the artist's resale right. */
export const artistSchema = z.object({
  nationality: countryCodeSchema.refine((code) => code !== '', 'Enter a country as two letters, for example ES.'),
  /** Null: alive. */
  diedInYear: z.int().min(1800).max(2200).nullable(),
});

/** What is said about a lot before the bid. What isn't given is not said. */
export const lotFactsShape = {
  estimateLowAmount: amountSchema.nullable().optional(),
  estimateHighAmount: amountSchema.nullable().optional(),
  condition: writtenText(null, 2_000).optional(),
  provenance: writtenText(null, 2_000).optional(),
  /** Where it can be seen or collected. */
  location: text().trim().max(200).optional(),
  /** `house`: the shop; `trader`: another business, named; `private`: a private person. */
  soldBy: z.enum(sellers).optional(),
  traderName: text().trim().max(200).optional(),
  /** `margin`: the margin scheme of Directive 2006/112/EC, without VAT shown on the invoice. */
  vat: z.enum(['standard', 'margin']).optional(),
  marginKind: z.enum(marginKinds).optional(),
  artist: artistSchema.nullable().optional(),
};

/** `PATCH /auctions/{id}`: until the first bid, since bidders rely on it afterwards. */
export const changeLotSchema = z
  .object({
    ...lotFactsShape,
    title: text().trim().min(1).max(200).optional(),
    description: text().max(10_000).optional(),
    maker: text().max(200).optional(),
    material: text().max(200).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'give at least one field to change');
export type ChangeLot = z.output<typeof changeLotSchema>;

/** What must be said about a lot before the bid: who sells it, and what follows from that. */
export interface LotSale {
  soldBy: Seller;
  /** The seller's name; empty for a private person, or a house that hasn't given one. */
  sellerName: string;
  withdrawal: LotWithdrawal;
  vat: 'standard' | 'margin';
  marginKind: MarginKind;
  /** The hammer price from which the artist's resale right is owed, in minor units; null: nothing is owed. */
  resaleFrom: number | null;
  condition: string;
  provenance: string;
  location: string;
}
