import type { NewPiece } from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { slugOf } from '#domain/catalogue/slug.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { firstFreeSlug, writeProduct } from '../write/write-product.ts';
import { withFormFields } from './form-fields.ts';
import { freeSku } from './free-sku.ts';

/** A draft of one kind: nobody sees it before it is published. Refuses `sku_taken`. @returns its address */
export const addPiece = (
  { title, maker, onHand, sku }: Omit<NewPiece, 'price'>,
  priceAmount: number,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  withFormFields(() =>
    writeProduct(async (tx) => {
      const slug = await firstFreeSlug(tx, slugOf(title));
      const variant = { ...unsaid, sku: sku ?? (await freeSku(tx, title)), priceAmount, onHand };
      return accept({
        slug,
        mustBeNew: true,
        title,
        maker,
        status: 'draft',
        descriptionFormat: 'markdown',
        variants: [variant],
      });
    }, by),
  );

const unsaid = { options: undefined, compareAtAmount: undefined, currency: undefined, weightGrams: undefined };
