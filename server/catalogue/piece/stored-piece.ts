import type { PieceWords } from '#contract/catalogue/piece-form.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { notFound } from '#server/web/problem.ts';
import { readStored, type StoredProduct } from '../write/stored-product.ts';

/** @throws AccessProblem `not_found` */
export async function storedPiece(db: Statements, slug: string, { lock }: { lock: boolean }): Promise<StoredProduct> {
  const { bySlug } = await readStored(db, [{ slug }], { lock });
  const found = bySlug.get(slug);
  if (!found) throw notFound('piece');
  return found;
}

/** Its words as the form has them. */
export const wordsOf = ({ row, collections }: StoredProduct): PieceWords['words'] => ({
  title: row.title,
  maker: row.maker,
  form: row.form,
  material: row.material,
  description: row.description,
  descriptionFormat: row.descriptionFormat,
  heightMm: row.heightMm,
  widthMm: row.widthMm,
  depthMm: row.depthMm,
  weightGrams: row.weightGrams,
  editionSize: row.editionSize,
  taxClass: row.taxClass,
  hsCode: row.hsCode,
  originCountry: row.originCountry,
  collections,
});

/** The variants that are sold, in their order. */
export const soldVariants = ({ variants }: StoredProduct) => variants.filter(({ archived }) => !archived);
