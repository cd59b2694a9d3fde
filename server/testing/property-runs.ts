import { z } from 'zod';

const { PROPERTY_RUNS: runs } = z
  .object({ PROPERTY_RUNS: z.enum(['everyday', 'all']).default('everyday') })
  .parse(process.env);

/** So many cases of a property that goes through a database or a shop. Everyday runs try the first third of them, `PROPERTY_RUNS=all` tries all. */
export const propertyRuns = (all: number): number => (runs === 'all' ? all : Math.ceil(all / 3));
