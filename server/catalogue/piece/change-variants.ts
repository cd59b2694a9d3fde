/** A piece's options, and which of their combinations are sold. */
import type { NewVariant, TypedOption } from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { VariantDraft } from '../write/product-draft.ts';
import type { StoredVariant } from '../write/stored-product.ts';
import { writeProduct } from '../write/write-product.ts';
import { withFormFields } from './form-fields.ts';
import { freeSku } from './free-sku.ts';
import { soldVariants, storedPiece } from './stored-piece.ts';

const kept = ({ sku }: Pick<StoredVariant, 'sku'>, options?: Record<string, string>): VariantDraft => ({
  sku,
  options,
  priceAmount: undefined,
  compareAtAmount: undefined,
  currency: undefined,
  onHand: undefined,
  weightGrams: undefined,
});

/**
 * Gives a piece these options. Its variants get the first value of an option that is new, and follow one that is called
 * otherwise; those of a value that is gone are no longer sold. @throws AccessProblem `not_found`, `invalid`
 */
export const saveOptions = (
  slug: string,
  wanted: readonly TypedOption[],
  by: string | null,
): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const piece = await storedPiece(tx, slug, { lock: true });
    const variants = soldVariants(piece).flatMap((variant) => {
      const chosen = Object.fromEntries(
        wanted.map(({ was, name, values }) => [
          name,
          (was === null ? undefined : variant.options[was]) ?? values[0] ?? '',
        ]),
      );
      return wanted.every(({ name, values }) => values.includes(chosen[name] ?? '')) ? [kept(variant, chosen)] : [];
    });
    if (variants.length === 0) return refuse(nothingLeft('options.0.values'));
    const options = wanted.map(({ name, values }) => ({ name, values }));
    const twice = new Set(variants.map((one) => JSON.stringify(one.options))).size < variants.length;
    if (twice) return refuse(sameTwice);
    return accept({ slug, mustBeNew: false, options, variants });
  }, by);

/** Sells one more combination of a piece's options. Refuses `sku_taken`. @throws AccessProblem `not_found`, `invalid` */
export const addVariant = (
  slug: string,
  { choice, sku, onHand }: Omit<NewVariant, 'price'>,
  priceAmount: number,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  withFormFields(() =>
    writeProduct(async (tx) => {
      const piece = await storedPiece(tx, slug, { lock: true });
      const values = valuesOf(choice);
      const options = Object.fromEntries(piece.row.options.map(({ name }, at) => [name, values[at] ?? '']));
      const words = [piece.row.title, ...values].join(' ');
      const variant = { ...kept({ sku: sku ?? (await freeSku(tx, words)) }, options), priceAmount, onHand };
      return accept({ slug, mustBeNew: false, variants: [...soldVariants(piece).map((one) => kept(one)), variant] });
    }, by),
  );

/** Stops selling a variant: what is held or ordered of it stays. @throws AccessProblem `not_found`, `invalid` */
export const removeVariant = (slug: string, sku: string, by: string | null): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const left = soldVariants(await storedPiece(tx, slug, { lock: true })).filter((one) => one.sku !== sku);
    if (left.length === 0) return refuse(nothingLeft());
    return accept({ slug, mustBeNew: false, variants: left.map((one) => kept(one)) });
  }, by);

function valuesOf(choice: string): string[] {
  try {
    const values: unknown = JSON.parse(choice);
    if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values;
  } catch {}
  throw new AccessProblem('invalid', 'Reload the page and try again.', { field: 'choice' });
}

const nothingLeft = (field?: string): Problem => ({
  code: 'invalid',
  message: 'Nothing of this piece would be left. Archive the piece if you no longer sell it.',
  field,
});

const sameTwice: Problem = {
  code: 'invalid',
  message: 'Two variants would then be the same. Remove one of them first.',
};
