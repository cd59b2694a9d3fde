import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/** @throws AccessProblem `not_found` for a product that nobody but the desk sees */
export async function publishedProduct(slug: string): Promise<{ id: string; title: string }> {
  const product = await database().product.findUnique({
    where: { slug },
    select: { id: true, title: true, status: true },
  });
  if (product?.status !== 'published') throw notFound('product');
  return { id: product.id, title: product.title };
}
