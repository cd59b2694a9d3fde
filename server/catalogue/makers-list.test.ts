import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { makersStep } from '#contract/catalogue/makers-step.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readMakersList } from './makers-list.ts';

testDatabase();

async function aMaker(name: string) {
  const { productId } = await aProduct();
  await database().product.update({ where: { id: productId }, data: { maker: name } });
}

it('makers are listed by name, in parts that have each of them once, and by their first letter', async () => {
  const own = randomUUID().slice(0, 6);
  const names = Array.from({ length: makersStep + 2 }, (_, place) => `Żarów ${own} ${String(place).padStart(3, '0')}`);
  for (const name of names) await aMaker(name);
  await aMaker(`7 Fires ${own}`);

  const first = await readMakersList({ letter: 'z' });
  expect(first.makers.map(({ name }) => name)).toEqual(names.slice(0, makersStep));
  const rest = await readMakersList({ letter: 'z', after: first.next ?? '' });
  expect(rest.makers.map(({ name }) => name)).toEqual(names.slice(makersStep));
  expect(rest.next).toBeNull();
  expect(rest.total).toBeGreaterThanOrEqual(names.length + 1);
  expect(first.letters).toEqual(expect.arrayContaining(['0', 'z']));
  const others = await readMakersList({ letter: '0' });
  expect(others.makers.map(({ name }) => name)).toContain(`7 Fires ${own}`);
});

it('what follows a maker whom nobody knows is the whole list', async () => {
  await aMaker(`Known ${randomUUID().slice(0, 6)}`);
  const whole = await readMakersList();
  expect((await readMakersList({ after: 'nobody-of-that-name' })).makers).toEqual(whole.makers);
  expect((await readMakersList({ letter: 'q' })).makers).toEqual([]);
});
