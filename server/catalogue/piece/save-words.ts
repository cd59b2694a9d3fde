import type { PieceWords } from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { sanitisedHtml } from '#server/rich-text/sanitised-html.ts';
import { writeProduct } from '../write/write-product.ts';
import { changedMeanwhile, pieceWordsMark } from './piece-mark.ts';
import { storedPiece } from './stored-piece.ts';

/**
 * Stores all that is said of a piece, and leaves its variants and photographs alone. Refuses `text_changed` if somebody has
 * saved other words since the form was filled. With scripts the form keeps what was typed, and sends it again with the new
 * `seen`; without, it is filled anew with what is stored.
 * @throws AccessProblem `not_found`, `invalid` with every error
 */
export const savePieceWords = (
  slug: string,
  { seen, words }: PieceWords,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const mark = pieceWordsMark(await storedPiece(tx, slug, { lock: true }));
    if (mark !== seen) return refuse(changedMeanwhile(mark));
    const { description, ...rest } = words;
    const isHtml = words.descriptionFormat === 'html';
    return accept({
      slug,
      mustBeNew: false,
      ...rest,
      description: isHtml ? sanitisedHtml(description) : description,
    });
  }, by);
