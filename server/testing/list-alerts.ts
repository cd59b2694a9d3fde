import { randomUUID } from 'node:crypto';
import { askForAlert, subjectOf } from '#server/alert/ask-for-alert.ts';
import { noteFittingPieces } from '#server/alert/list/note-fitting-pieces.ts';
import { tellFittingPieces } from '#server/alert/list/tell-fitting-pieces.ts';
import { database } from '#server/engine/database/database.ts';

interface PieceParts {
  title?: string;
  maker?: string;
  form?: string;
  material?: string;
  status?: string;
  priceAmount?: number;
  onHand?: number;
  heightMm?: number;
}

export async function aPiece({
  title = 'Moon jar',
  maker = 'Test Kiln',
  priceAmount = 5_000,
  onHand = 2,
  ...parts
}: PieceParts) {
  const sku = randomUUID();
  const product = await database().product.create({
    data: {
      slug: sku,
      title,
      maker,
      ...parts,
      variants: { create: { sku, title: '', priceAmount, currency: 'EUR', onHand } },
    },
    include: { variants: true },
  });
  return { sku, productId: product.id };
}

/** Has a list watched by somebody who is signed in. */
export async function watches(personId: string, list: string) {
  const subject = await subjectOf({ kind: 'piece_fits', list });
  if (!subject.ok) return subject;
  return askForAlert({ personId, email: null, confirmed: true }, subject.value);
}

/** A maker of one test alone, so that no other test's pieces fit. */
export const aMaker = () => `Kiln ${randomUUID().slice(0, 8)}`;

/** The address of a list of that maker's pieces. */
export const listOf = (maker: string, more = '') => `/shop?maker=${encodeURIComponent(maker)}${more}`;

/** Finds what fits and tells of it, as two processes at once do. */
export async function findAndTell(): Promise<void> {
  await Promise.all([noteFittingPieces.run(), noteFittingPieces.run()]);
  await Promise.all([tellFittingPieces.run(), tellFittingPieces.run()]);
}
