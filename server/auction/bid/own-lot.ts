import type { Problem } from '#contract/errors.ts';

export const ownLot: Problem = {
  code: 'own_lot',
  message: 'The house can’t bid on its own lots. Open the lot in the desk instead.',
};
