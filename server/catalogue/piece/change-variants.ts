/** A piece's options, and which of their combinations are sold. */
import type { NewVariant, PieceOptions } from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readShop } from '#server/shop/read-shop.ts';
import type { VariantDraft } from '../write/product-draft.ts';
import type { StoredVariant } from '../write/stored-product.ts';
import { writeProduct } from '../write/write-product.ts';
import type { PriceIn } from './add-piece.ts';
import { withFormFields } from './form-fields.ts';
import { freeSku } from './free-sku.ts';
import { changedMeanwhile, pieceOptionsMark } from './piece-mark.ts';
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
 * otherwise; those of a value that is gone are no longer sold. Refuses `text_changed` if options or variants have changed
 * since the form was filled. @throws AccessProblem `not_found`, `invalid`
 */
export const saveOptions = (
  slug: string,
  { seen, options: wanted }: PieceOptions,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const piece = await storedPiece(tx, slug, { lock: true });
    const mark = pieceOptionsMark(piece);
    if (mark !== seen) return refuse(changedMeanwhile(mark));
    const names = piece.row.options.map(({ name }) => name);
    if (wanted.some(({ was }) => was !== null && !names.includes(was))) return refuse(otherOptions);
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

/**
 * Sells one more combination of a piece's options, at a price in the piece's currency; one that was sold before comes back
 * with its SKU and its stock, unless others are given. Refuses `sku_taken`. @throws AccessProblem `not_found`, `invalid`
 */
export const addVariant = (
  slug: string,
  { choice, sku, onHand }: Omit<NewVariant, 'price'>,
  priceIn: PriceIn,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  withFormFields(() =>
    writeProduct(async (tx) => {
      const piece = await storedPiece(tx, slug, { lock: true });
      const { title, options } = piece.row;
      const fits = options.every(({ name, values }) => values.includes(choice[name] ?? ''));
      if (!fits || Object.keys(choice).length !== options.length) return refuse(otherOptions);
      const sold = soldVariants(piece);
      const currency = sold[0]?.currency ?? (await readShop(tx)).currency;
      const words = [title, ...options.map(({ name }) => choice[name])].join(' ');
      const draft = {
        ...kept({ sku: sku ?? (await freeSku(tx, words)) }, choice),
        byOptions: sku === undefined,
        onHand,
      };
      const variant = { ...draft, priceAmount: priceIn(currency), currency };
      return accept({ slug, mustBeNew: false, variants: [...sold.map((one) => kept(one)), variant] });
    }, by),
  );

/** Stops selling a variant: what is held or ordered of it stays. @throws AccessProblem `not_found`, `invalid` */
export const removeVariant = (slug: string, sku: string, by: string | null): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const left = soldVariants(await storedPiece(tx, slug, { lock: true })).filter((one) => one.sku !== sku);
    if (left.length === 0) return refuse(nothingLeft());
    return accept({ slug, mustBeNew: false, variants: left.map((one) => kept(one)) });
  }, by);

const otherOptions: Problem = { code: 'invalid', message: 'Its options have changed. Reload the page and try again.' };

const nothingLeft = (field?: string): Problem => ({
  code: 'invalid',
  message: 'A piece needs at least one variant. Archive the piece if you no longer sell it.',
  field,
});

const sameTwice: Problem = {
  code: 'invalid',
  message: 'Two variants would be the same. Remove one of them first.',
};
