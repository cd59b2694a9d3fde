import { expect, it } from 'vitest';
import { createProduct } from '#server/catalogue/write/write-product.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { readDeskPieces } from './desk-pieces.ts';

testDatabase();

/** Thirty pieces of three variants each; three of them share a title. */
async function manyPieces(): Promise<Actor> {
  for (let number = 0; number < 30; number++) {
    const variants = ['S', 'M', 'L'].map((size, place) => ({
      sku: `LIST-${String(number).padStart(2, '0')}-${size}`,
      options: { Size: size },
      priceAmount: 1_000,
      onHand: place * 10,
    }));
    const title = number < 3 ? 'One of three' : `Piece ${String(number).padStart(2, '0')}`;
    const made = await createProduct({ title, slug: `list-${number}`, maker: `Kiln ${number % 2}%`, variants }, null);
    if (!made.ok) throw new Error(made.refusal.message);
  }
  return {
    kind: 'person',
    personId: await aPerson(),
    guest: false,
    roles: ['owner'],
    sessionId: '',
    name: '',
    email: '',
  } as Actor;
}

async function allOf(actor: Actor, query: { search: string; filter: 'all' | 'low' | 'sold-out' }) {
  const skus: string[] = [];
  for (let after = ''; ; ) {
    const { rows, next } = await readDeskPieces(actor, { ...query, after });
    skus.push(...rows.map(({ sku }) => sku));
    if (next === null) return skus;
    after = next;
  }
}

it('the desk’s list of pieces has every variant once, a page at a time, narrowed by standing and by any part of a word', async () => {
  const actor = await manyPieces();
  const all = await allOf(actor, { search: '', filter: 'all' });
  expect(all).toHaveLength(90);
  expect(new Set(all).size).toBe(90);
  expect(all.slice(0, 3)).toEqual(['LIST-00-S', 'LIST-00-M', 'LIST-00-L']);
  expect(await allOf(actor, { search: '', filter: 'sold-out' })).toEqual(all.filter((sku) => sku.endsWith('-S')));
  expect(await allOf(actor, { search: 'st-07', filter: 'all' })).toEqual(['LIST-07-S', 'LIST-07-M', 'LIST-07-L']);
  expect(await allOf(actor, { search: 'kiln 1%', filter: 'sold-out' })).toHaveLength(15);
  expect(await allOf(actor, { search: '1%kiln', filter: 'all' })).toEqual([]);
  await database().product.update({ where: { slug: 'list-5' }, data: { status: 'draft' } });
  expect(await allOf(actor, { search: 'LIST-05-M', filter: 'all' })).toEqual(['LIST-05-M']);
});
