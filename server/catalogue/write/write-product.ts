/** Commands of the public API: make, change and archive one product. */

import type { ChangeProduct, CreateProduct } from '#contract/catalogue/product-write.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { freeSlug, slugOf } from '#domain/catalogue/slug.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { sanitisedHtml } from '#server/rich-text/sanitised-html.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { imageDrafts } from './image-drafts.ts';
import type { DraftProblem, ProductDraft, VariantDraft } from './product-draft.ts';
import { storeProducts } from './store-products.ts';

/** Refuses `sku_taken`, `slug_taken`. @param by who does, for the ledger @throws AccessProblem `invalid` with every error */
export async function createProduct(wanted: CreateProduct, by: string | null): Promise<Decision<string, Problem>> {
  const draft = await draftOf(wanted);
  return writeProduct(async (tx) => {
    const slug = wanted.slug ?? (await firstFreeSlug(tx, slugOf(wanted.title)));
    return accept({ ...draft, slug, mustBeNew: true });
  }, by);
}

/** Refuses `sku_taken`, `slug_taken`, `below_reserved`. @throws AccessProblem `not_found`, `invalid` with every error */
export async function changeProduct(
  slug: string,
  { slug: newSlug, ...wanted }: ChangeProduct,
  by: string | null,
): Promise<Decision<string, Problem>> {
  const draft = await draftOf(wanted);
  return writeProduct(async () => accept({ ...draft, slug, newSlug, mustBeNew: false }), by);
}

/** @throws AccessProblem `not_found` */
export const archiveProduct = (slug: string, by: string | null): Promise<Decision<string, Problem>> =>
  writeProduct(async () => accept({ slug, status: 'archived', mustBeNew: false }), by);

async function draftOf({
  images,
  variants,
  description,
  ...wanted
}: ChangeProduct): Promise<Omit<ProductDraft, 'slug'>> {
  const found = images && (await imageDrafts(images, shopUrl()));
  if (found && found.unknown.length > 0) {
    throw invalid(
      found.unknown.map((place) => ({
        field: `images.${place}.${images[place]?.url === undefined ? 'uploadId' : 'url'}`,
        message:
          images[place]?.url === undefined ? 'There is no such upload.' : 'That isn’t the address of a photograph.',
      })),
    );
  }
  const isHtml = wanted.descriptionFormat === 'html';
  return {
    ...wanted,
    description: isHtml && description !== undefined ? sanitisedHtml(description) : description,
    images: found?.drafts,
    variants: variants?.map(
      ({ sku, options, priceAmount, compareAtAmount, currency, onHand, weightGrams }): VariantDraft => ({
        sku,
        options,
        priceAmount,
        compareAtAmount,
        currency,
        onHand,
        weightGrams,
      }),
    ),
  };
}

/**
 * Writes one product. @param draft what it is to be, read in the transaction that writes it; it may be read twice
 * @returns its address @throws AccessProblem `not_found`, `invalid` with every error
 */
export async function writeProduct(
  draft: (tx: Tx) => Promise<Decision<ProductDraft, Problem>>,
  by: string | null,
): Promise<Decision<string, Problem>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await transaction(async (tx): Promise<Decision<string, Problem>> => {
        const wanted = await draft(tx);
        if (!wanted.ok) return wanted;
        const [stored] = await storeProducts(tx, [wanted.value], { by });
        if (!stored) throw new Error('The product was not judged.');
        return stored.ok ? accept(stored.value.slug) : refuse(problemOf(stored.refusal.problems));
      });
    } catch (error) {
      // Somebody took the same slug or SKU meanwhile: judged again, it is known whose it is.
      if (attempt > 0 || !isTaken(error)) throw error;
    }
  }
}

export const isTaken = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505' || /23505|Unique constraint/.test((error as Error).message ?? '');

/** @throws AccessProblem for what was wrong with the request itself */
function problemOf(problems: readonly DraftProblem[]): Problem {
  const missing = problems.find(({ code, field }) => code === 'not_found' && field === 'slug');
  if (missing) throw new AccessProblem('not_found', missing.message);
  const wrong = problems.filter(({ code }) => code === 'invalid' || code === 'not_found');
  if (wrong.length > 0) throw invalid(problems);
  const [first] = problems;
  if (!first) throw new Error('A product was refused for no reason.');
  const errors = problems.map(({ field, message }) => ({ field, message }));
  return { ...first, errors };
}

function invalid(problems: readonly { field: string; message: string }[]): AccessProblem {
  const errors = problems.map(({ field, message }) => ({ field, message }));
  return new AccessProblem('invalid', errors[0]?.message ?? '', { field: errors[0]?.field, errors });
}

/** The slug itself, or the first with a number behind it that no piece has. */
export async function firstFreeSlug(tx: Tx, slug: string): Promise<string> {
  const base = slug || 'piece';
  const taken = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product WHERE slug = ${base} OR slug LIKE ${`${base}-%`}`;
  const slugs = new Set(taken.map((row) => row.slug));
  return freeSlug(base, (one) => slugs.has(one));
}
