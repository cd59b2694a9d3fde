import { randomUUID } from 'node:crypto';
import { askForAlert, subjectOf } from '#server/alert/ask-for-alert.ts';
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
