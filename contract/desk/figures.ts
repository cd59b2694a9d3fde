import { z } from 'zod';

export const figurePeriods = ['day', 'week', 'month', 'year'] as const;
export type FigurePeriod = (typeof figurePeriods)[number];

/** The longest range that is counted, in days. */
export const longestRange = 366;

const day = z.iso
  .date()
  .refine((written) => written >= '1970-01-01' && written <= '9998-12-31')
  .optional()
  .catch(undefined);

/** What the address of the desk’s figures asks for: a period that ends today, or days of the shop’s zone. What isn’t understood isn’t asked for. */
export const figuresQuerySchema = z.object({
  period: z.enum(figurePeriods).optional().catch(undefined),
  from: day,
  to: day,
});
export type FiguresQuery = z.output<typeof figuresQuerySchema>;

/** Each table can be had as a file. */
export const figureTables = [
  'time',
  'pieces',
  'makers',
  'countries',
  'channels',
  'collections',
  'drops',
  'lots',
] as const;
export type FigureTable = (typeof figureTables)[number];

/** Days in the shop's zone, both included, and as many before them. */
export interface DayRange {
  from: string;
  to: string;
  days: number;
  before: { from: string; to: string };
}

/** What was paid, less what was refunded of it, in minor units. */
export interface Taken {
  orders: number;
  amount: number;
}

export interface TakenTotals extends Taken {
  refunded: number;
}

/** A bar of the plot: an hour, a day or a month of the range, and the same of the range before. */
export interface TakenStep extends Taken {
  /** As the shop's clock has it: `2026-11-24T09`, `2026-11-24` or `2026-11`. */
  at: string;
  before: number | null;
  state: 'over' | 'running' | 'to_come';
}

export interface SoldShare {
  name: string;
  /** Orders, or of makers their pieces. */
  count: number;
  amount: number;
  before: number;
}

export interface SoldPiece {
  name: string;
  pieces: number;
  amount: number;
  slug: string | null;
  imageFile: string | null;
}

export interface SellThrough {
  name: string;
  sold: number;
  /** The sold and what is left. */
  offered: number;
}

export interface LotResult {
  id: string;
  lotNumber: number;
  title: string;
  sold: boolean;
  amount: number;
  currency: string;
  estimateLow: number | null;
  estimateHigh: number | null;
}

export interface Figures {
  range: DayRange;
  zone: string;
  currency: string;
  totals: TakenTotals;
  before: TakenTotals;
  steps: TakenStep[];
  pieces: SoldPiece[];
  makers: SoldShare[];
  countries: SoldShare[];
  channels: SoldShare[];
  collections: SellThrough[];
  drops: SellThrough[];
  lots: LotResult[];
  lotsClosed: number;
  lotsSold: number;
  funnel: { held: number; begun: number; paid: number };
}
