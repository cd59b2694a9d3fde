import { storedSafety } from '#contract/catalogue/product-safety.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { ProductSafety } from '#domain/catalogue/product-safety.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/** Stores who answers for the pieces of a maker. Every page of theirs shows it at once. @throws AccessProblem `not_found` */
export async function saveMakerSafety(
  slug: string,
  safety: ProductSafety,
): Promise<Decision<{ slug: string }, Problem>> {
  const { count } = await database().maker.updateMany({ where: { slug }, data: { safety: storedSafety(safety) } });
  if (count === 0) throw notFound('maker');
  return accept({ slug });
}
