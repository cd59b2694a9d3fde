import type { Problem } from '#contract/wire/problem.ts';
import { mostWishes, type SaveWish } from '#contract/wish-list/wish-list.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Saves a piece, or takes it off the list. Safe to repeat. Refuses `wish_list_full`.
 * @throws AccessProblem `not_found`: there is no such piece to save
 */
export async function saveWish(personId: string, { productId, saved }: SaveWish): Promise<Decision<unknown, Problem>> {
  if (saved === 'no') {
    await database().wish.deleteMany({ where: { personId, productId } });
    return accept({});
  }
  return transaction(async (tx) => {
    // Two of one person's at once are counted one after the other.
    await tx.$queryRaw`SELECT FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
    if (!(await tx.product.findUnique({ where: { id: productId }, select: { id: true } }))) throw notFound('piece');
    const others = await tx.wish.count({ where: { personId, productId: { not: productId } } });
    if (others >= mostWishes) {
      return refuse({ code: 'wish_list_full', message: `A wish list can have up to ${mostWishes} pieces.` });
    }
    await tx.$executeRaw`
      INSERT INTO wish (person_id, product_id) VALUES (${personId}, ${productId}) ON CONFLICT DO NOTHING`;
    return accept({});
  });
}

/**
 * What would refuse it anyway: no guest is made for that.
 * @throws AccessProblem `not_found`: there is no such piece, or nothing that it could be taken off
 */
export async function knowsPiece({ productId, saved }: SaveWish): Promise<null> {
  const found =
    saved === 'yes' && (await database().product.findUnique({ where: { id: productId }, select: { id: true } }));
  if (!found) throw notFound('piece');
  return null;
}
