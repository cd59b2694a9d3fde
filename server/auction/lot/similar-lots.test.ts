import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aLot, endIn } from '#server/testing/lots.ts';
import { readSimilarLots } from './similar-lots.ts';

testDatabase();

test('whoever lost is shown open lots: the same maker’s, then the same material, then what closes soonest', async () => {
  const lost = await aLot({ maker: 'Harrow & Hale' });
  const later = await aLot({ maker: 'Another', endsAt: new Date(Date.now() + 900_000).toISOString() });
  const sooner = await aLot({ maker: 'Another' });
  const ofMaterial = await aLot({ maker: 'Another', endsAt: new Date(Date.now() + 950_000).toISOString() });
  const ofMaker = await aLot({ maker: 'Harrow & Hale', endsAt: new Date(Date.now() + 960_000).toISOString() });
  const over = await aLot({ maker: 'Harrow & Hale' });
  await endIn(over, -1_000);
  await database().auction.updateMany({ where: { id: { in: [lost, ofMaterial] } }, data: { material: 'Porcelain' } });
  const shown = async (limit: number) => (await readSimilarLots(lost, limit)).map(({ lot }) => lot.id);
  expect(await shown(9)).toEqual([ofMaker, ofMaterial, sooner, later]);
  expect(await shown(2)).toEqual([ofMaker, ofMaterial]);
  expect(await readSimilarLots('no-lot', 2)).toEqual([]);
});
