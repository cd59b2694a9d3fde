import type { Problem } from '#contract/wire/problem.ts';

export const ownLot: Problem = {
  code: 'own_lot',
  message: 'The house can’t bid on its own lots. Open the lot in the desk instead.',
};
