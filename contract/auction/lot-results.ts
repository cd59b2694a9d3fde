import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** The query of `/auctions/results?month=2026-11&maker=…`. Invalid parts are dropped, since people edit addresses by hand. */
export const lotResultsSchema = z.object({
  /** Of the shop's calendar; empty: the last one with a lot that closed. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .catch(''),
  maker: text().trim().max(200).catch(''),
  /** Only lots that were sold. */
  sold: z.preprocess((value) => value === '1', z.boolean()).catch(false),
});
export type LotResultsQuery = z.infer<typeof lotResultsSchema>;

/** The parameters of a list of results in one order, without what goes without saying. */
export function resultParametersOf({ month, maker, sold }: LotResultsQuery): URLSearchParams {
  return new URLSearchParams([
    ...(month ? [['month', month]] : []),
    ...(maker ? [['maker', maker]] : []),
    ...(sold ? [['sold', '1']] : []),
  ]);
}

export function resultsAddress(query: LotResultsQuery): string {
  const parameters = resultParametersOf(query);
  return parameters.size > 0 ? `/auctions/results?${parameters}` : '/auctions/results';
}

/** A month in which lots closed. */
export interface ResultMonth {
  /** `2026-11` */
  month: string;
  lots: number;
}

/** What all lots of a list came to, whatever their month. Prices are of those sold; null where none was, or in several currencies. */
export interface ResultFigures {
  lots: number;
  sold: number;
  within: number;
  above: number;
  below: number;
  currency: string | null;
  typicalAmount: number | null;
  leastAmount: number | null;
  mostAmount: number | null;
  typicalBids: number | null;
  mostBids: number | null;
}
