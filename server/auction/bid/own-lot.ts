import type { Problem } from '#contract/errors.ts';

/** The house's own people neither bid nor buy. */
export const ownLot: Problem = {
  code: 'own_lot',
  message: 'The house can’t bid on its own lots. Open the lot in the desk instead.',
};
