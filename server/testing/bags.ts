import type { OwnBag } from '#contract/bag/own-bag.ts';
import { addToBag } from '../bag/add-to-bag.ts';
import { readOwnBags } from '../bag/own-bag-view.ts';
import { database } from '../engine/database/database.ts';
import { aPerson, aProduct } from './factories.ts';

/** Somebody with one piece of €100 in their bag, of which there are five. */
export async function aShopperWithBag(more: Parameters<typeof aProduct>[0] = {}): Promise<string> {
  const { sku } = await aProduct({ priceAmount: 10_000, onHand: 5, ...more });
  const personId = await aPerson();
  const added = await addToBag(personId, { sku, quantity: 1 });
  if (!added.ok) throw new Error(added.refusal.message);
  return personId;
}

export async function bagOf(personId: string): Promise<OwnBag> {
  const view = (await readOwnBags(database(), [personId])).get(personId);
  if (!view) throw new Error(`${personId} has no bag.`);
  return view.data;
}
