import type { DeskQuestion, DeskReview, DeskWords } from '#contract/review/review.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { ReviewState } from '#domain/review/review-states.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { ShownCursor } from '#server/web/shown-cursor.ts';

interface Page {
  state: ReviewState;
  limit: number;
  after: ShownCursor | null;
}

const ofPiece = { product: { select: { title: true, slug: true, maker: true } } } as const;

/**
 * Reviews and questions in one list: what waits by how long it has waited, the rest by when it was decided, the newest
 * first. Ids are made of the time, so they settle what the time leaves open.
 */
export async function readDeskWords(db: Tx, page: Page): Promise<DeskWords[]> {
  const [reviews, questions] = [await readReviews(db, page), await readQuestions(db, page)];
  const forwards = page.state === 'waiting' ? 1 : -1;
  return [...reviews, ...questions]
    .toSorted((one, other) => forwards * (Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1)))
    .slice(0, page.limit);
}

async function readReviews(db: Tx, { state, limit, after }: Page): Promise<DeskReview[]> {
  const waits = state === 'waiting';
  const rows = await db.review.findMany({
    where: { state, ...(after && { OR: beyond(waits ? 'writtenAt' : 'decidedAt', after, waits) }) },
    orderBy: waits ? [{ writtenAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: {
      ...ofPiece,
      orderLine: { select: { order: { select: { publicId: true, number: true, numberPrefix: true } } } },
    },
  });
  return rows.map(({ product, orderLine: { order }, writtenAt, decidedAt, ...row }) => ({
    kind: 'review',
    id: row.id,
    version: row.version,
    state: row.state as ReviewState,
    body: row.body,
    signature: row.signature,
    asDescribed: row.asDescribed,
    wellPacked: row.wellPacked,
    smallerThanPictured: row.smallerThanPictured,
    reason: row.reason,
    at: (decidedAt ?? writtenAt).toISOString(),
    order: { publicId: order.publicId, number: orderNumber(order) },
    ...pieceOf(product),
  }));
}

async function readQuestions(db: Tx, { state, limit, after }: Page): Promise<DeskQuestion[]> {
  const waits = state === 'waiting';
  const rows = await db.question.findMany({
    where: { state, ...(after && { OR: beyond(waits ? 'askedAt' : 'decidedAt', after, waits) }) },
    orderBy: waits ? [{ askedAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: ofPiece,
  });
  return rows.map(({ product, askedAt, decidedAt, ...row }) => ({
    kind: 'question',
    id: row.id,
    version: row.version,
    state: row.state as ReviewState,
    body: row.body,
    answer: row.answer,
    reason: row.reason,
    at: (decidedAt ?? askedAt).toISOString(),
    ...pieceOf(product),
  }));
}

function beyond<Field extends string>(field: Field, { at, id }: ShownCursor, forwards: boolean) {
  const past = forwards ? 'gt' : 'lt';
  return [{ [field]: { [past]: at } }, { [field]: at, id: { [past]: id } }];
}

const pieceOf = ({ title, slug, maker }: { title: string; slug: string; maker: string }) => ({
  piece: title,
  slug,
  maker,
});
