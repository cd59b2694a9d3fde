import type { NewPiece } from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { slugOf } from '#domain/catalogue/slug.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { firstFreeSlug, writeProduct } from '../write/write-product.ts';
import { withFormFields } from './form-fields.ts';
import { freeSku } from './free-sku.ts';

/** Returns what was typed as a price in minor units of this currency. @throws AccessProblem `invalid` */
export type PriceIn = (currency: string) => number;

/** A draft of one kind: nobody sees it before it is published. Refuses `sku_taken`. @returns its address @throws AccessProblem `invalid` */
export const addPiece = (
  { title, maker, onHand, sku }: Omit<NewPiece, 'price'>,
  priceIn: PriceIn,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  withFormFields(() =>
    writeProduct(async (tx) => {
      const { currency } = await readShop(tx);
      const priceAmount = priceIn(currency);
      const slug = await firstFreeSlug(tx, slugOf(title));
      const variant = { ...unsaid, sku: sku ?? (await freeSku(tx, title)), priceAmount, currency, onHand };
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

const unsaid = { options: undefined, compareAtAmount: undefined, weightGrams: undefined };
