import type { FoundKind } from '#contract/desk/find.ts';

export const foundWords: Record<FoundKind, string> = {
  page: 'Pages',
  order: 'Orders',
  customer: 'Customers',
  piece: 'Pieces',
  lot: 'Lots',
  command: 'Do',
};
