import { renumber, withdraw } from '#domain/stock/numbered.ts';
import {
  beyondEdition,
  type NumbersProblem,
  numberingRefused,
  withdrawalRefused,
} from '#server/stock/number-pieces.ts';
import type { VariantRow } from '#server/stock/store-variants.ts';
import type { DraftProblem, VariantDraft } from './product-draft.ts';
import type { StoredVariant } from './stored-product.ts';

type Numbers = Pick<VariantRow, 'numberedOf' | 'withdrawn'>;

/** The numbers of a variant as its draft wants them; what the draft doesn't say stays. */
export function numbersOf(one: VariantDraft, was: StoredVariant | undefined): Numbers {
  const numberedOf = one.numberedOf === undefined ? (was?.numberedOf ?? null) : one.numberedOf;
  const withdrawn = one.withdrawn ?? (numberedOf === null ? [] : (was?.withdrawn ?? []));
  return { numberedOf, withdrawn };
}

/** Why a variant can't have the numbers, or the count of them on hand, that its draft wants; null if it can. */
export function numberProblem(
  one: VariantDraft,
  { next, was }: { next: VariantRow; was: StoredVariant | undefined },
): DraftProblem | null {
  const { onHand, numberedOf: size, withdrawn } = next;
  const { held = [], sold = [], soldWithout = 0, reserved = 0, numberedOf: before = null } = was ?? {};
  if (one.numberedOf !== undefined) {
    const now = { size: before, onHand, reserved, sold, withdrawn: withdrawn.length, soldWithout };
    const judged = renumber(now, size);
    if (!judged.ok) return problemOf(numberingRefused(judged.refusal), 'numberedOf');
  }
  const judged = withdraw({ size, onHand, held, sold }, withdrawn);
  if (judged.ok) return null;
  const { refusal } = judged;
  if (refusal.code === 'needed' && one.withdrawn === undefined) {
    return problemOf(beyondEdition(refusal.unsold), 'onHand');
  }
  return problemOf(withdrawalRefused(refusal), 'withdrawnNumbers');
}

const problemOf = ({ code, message }: NumbersProblem, field: string): DraftProblem => ({ code, message, field });
