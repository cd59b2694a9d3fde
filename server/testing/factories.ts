import { randomUUID } from 'node:crypto';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { database } from '../engine/database/database.ts';
import type { PersonActor } from '../session/actor.ts';
import { personOfReference } from '../session/person.ts';

/** A piece with one variant. Of a larger edition one person may hold more. */
export async function aProduct({
  onHand = 10,
  priceAmount = 5000,
  title = 'Test bowl',
  editionSize = onHand,
  numbered = false,
}: {
  onHand?: number;
  priceAmount?: number;
  title?: string;
  editionSize?: number;
  /** Each has a number of its own. */
  numbered?: boolean;
} = {}): Promise<{
  productId: string;
  variantId: string;
  sku: string;
  slug: string;
}> {
  const slug = `piece-${randomUUID().slice(0, 8)}`;
  const sku = slug.toUpperCase();
  const product = await database().product.create({
    data: {
      slug,
      title,
      maker: 'Test Kiln',
      editionSize,
      variants: {
        create: { sku, title: soleVariantTitle, priceAmount, currency: 'EUR', onHand, editionSize, numbered },
      },
    },
    include: { variants: true },
  });
  const variant = product.variants[0];
  if (!variant) throw new Error('The piece has no variant.');
  return { productId: product.id, variantId: variant.id, sku, slug };
}

/** Someone who acts. */
export const aPerson = (): Promise<string> => personOfReference(`test-${randomUUID()}`);

/** That person as whoever is signed in. */
export const shopper = (personId: string, role: StaffRole | 'shopper' | 'guest' = 'shopper'): PersonActor => ({
  kind: 'person',
  personId,
  guest: role === 'guest',
  roles: role === 'shopper' || role === 'guest' ? [] : [role],
  sessionId: 'test',
  name: 'Test Shopper',
  email: 'test@example.test',
});

/** Someone with an account of ours and an email address, who may bid. */
export async function anAccount(): Promise<{ personId: string; email: string }> {
  const id = randomUUID();
  const email = `${id}@example.test`;
  const user = { create: { id, name: 'Test Bidder', email } };
  const person = await database().person.create({ data: { kind: 'account', readyToBidAt: new Date(), user } });
  return { personId: person.id, email };
}
