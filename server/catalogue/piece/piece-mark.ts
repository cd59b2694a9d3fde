/** Marks of what a form of a piece was filled with: who saves says which they had before them. Stock and prices don't count. */
import { createHash } from 'node:crypto';
import type { Problem } from '#contract/wire/problem.ts';
import type { StoredProduct } from '../write/stored-product.ts';
import { soldVariants, wordsOf } from './stored-piece.ts';

const markOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16);

export const pieceWordsMark = (piece: StoredProduct): string => markOf(wordsOf(piece));

export const pieceOptionsMark = (piece: StoredProduct): string =>
  markOf([piece.row.options, soldVariants(piece).map(({ sku, options }) => [sku, Object.entries(options).sort()])]);

export const changedMeanwhile = (seen: string): Problem => ({
  code: 'text_changed',
  message:
    'Someone else has changed this piece since you opened it. What you typed is still here. Save again to replace their ' +
    'version, or reload the page to see it.',
  seen,
});
