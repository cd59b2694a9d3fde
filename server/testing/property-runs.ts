import { z } from 'zod';

const { PROPERTY_RUNS: runs } = z
  .object({ PROPERTY_RUNS: z.enum(['everyday', 'all']).default('everyday') })
  .parse(process.env);

/** So many cases of a property that is dear: one that goes through a database, a shop, or a whole document. Everyday runs try the first third of them, `PROPERTY_RUNS=all` tries all. */
export const propertyRuns = (all: number): number => (runs === 'all' ? all : Math.ceil(all / 3));
