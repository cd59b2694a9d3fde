import type { WriteReview } from '#contract/review/review.ts';
import { database } from '../engine/database/database.ts';
import { decideReview } from '../review/decide-review.ts';
import { writeReview } from '../review/write-review.ts';
import { aProduct } from './factories.ts';
import { aDeliveredOrder } from './order-factories.ts';

export const aReview: WriteReview = {
  body: 'The lip pours clean.',
  signature: 'Ines',
  asDescribed: true,
  wellPacked: true,
  smallerThanPictured: false,
  seenVersion: 0,
};
/** Who decides at the desk. */
export const decider = 'desk:someone';

export const lineOf = async (publicId: string) =>
  (await database().orderLine.findFirstOrThrow({ where: { order: { publicId } } })).id;

/** Whose one line, a leaf pitcher, has arrived. */
export async function aBuyer() {
  const { sku, productId, slug } = await aProduct({ title: 'Leaf pitcher' });
  const { publicId } = await aDeliveredOrder(sku);
  return { sku, productId, slug, publicId, lineId: await lineOf(publicId) };
}
export type Buyer = Awaited<ReturnType<typeof aBuyer>>;

export const reviewOf = ({ lineId }: Pick<Buyer, 'lineId'>) =>
  database().review.findUniqueOrThrow({ where: { orderLineId: lineId } });

/** Writes a review that the desk shows. @returns its id */
export async function showReview(buyer: Buyer, more: Partial<WriteReview> = {}) {
  const written = await writeReview(buyer, { ...aReview, ...more });
  if (!written.ok) throw new Error(written.refusal.message);
  const { id, version } = await reviewOf(buyer);
  const decided = await decideReview(id, { decision: 'show', seenVersion: version }, decider);
  if (!decided.ok) throw new Error(decided.refusal.message);
  return id;
}
