import fc from 'fast-check';
import { z } from 'zod';

/**
 * Before each test file: properties try the same cases in every run, so a red one is the change's own
 * doing and shows again on the next machine. `PROPERTY_SEED=random` looks for cases nobody has met yet;
 * a number tries again what such a search reported.
 */
const { PROPERTY_SEED: seed } = z
  .object({ PROPERTY_SEED: z.union([z.literal('random'), z.coerce.number().int()]).default(20_261_120) })
  .parse(process.env);

if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
