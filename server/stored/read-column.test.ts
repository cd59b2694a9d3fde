import { describe, expect, it } from 'vitest';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aLot } from '#server/testing/lots.ts';
import { readSchema } from '../../scripts/read-schema.mjs';
import { jsonColumns } from './json-columns.ts';
import { readColumn, readColumnOr } from './read-column.ts';

testDatabase();

const images = [{ file: 'jar.webp', alt: 'A jar', width: 4, height: 3, dominantHex: '#aaaaaa' }];

describe('a JSON column', () => {
  it('is named with its row and the place where a value doesn’t fit', () => {
    const broken = [...images, { ...images[0], width: 'wide' }];
    expect(() => readColumn('auction.images', 'lot-7', broken)).toThrow(
      /^auction\.images of lot-7 can't be read at 1\.width: /,
    );
  });

  it('is left out where a page can do without it', () => {
    expect(readColumnOr('auction.images', 'lot-7', images, [])).toEqual(images);
    expect(readColumnOr('auction.images', 'lot-7', 'none', [])).toEqual([]);
  });

  it('has an address as it was kept before, without what nobody gave', () => {
    const door = { name: 'Ada', line1: 'Kade 1', city: 'Delft', country: 'NL' };
    expect(readColumn('orders.shipping_address', 'order-7', { ...door, line2: null, postalCode: null })).toEqual({
      ...door,
      postalCode: '',
    });
    expect(readColumn('orders.shipping_address', 'order-7', null)).toBeNull();
    expect(() => readColumn('orders.shipping_address', 'order-7', { ...door, city: 7 })).toThrow(' at city: ');
  });

  it('has a schema, each of them', () => {
    const schema = readSchema()
      .map(({ text }) => text)
      .join('\n');
    const columns = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, model = '', body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
      return [...body.matchAll(/^ +(\w+) +Json\b(?:.*@map\("(\w+)"\))?/gm)].map(
        ([, field, column]) => `${table}.${column ?? field}`,
      );
    });
    expect(columns.sort()).toEqual(Object.keys(jsonColumns).sort());
  });
});

it('a lot that can’t be read is missing among others, and named where it is asked for alone', async () => {
  const [broken, sound] = [await aLot(), await aLot()];
  await database().auction.update({ where: { id: broken }, data: { increments: [{ from: 0, step: 'much' }] } });

  expect([...(await readAuctionViews(database(), [broken, sound])).keys()]).toEqual([sound]);
  await expect(readAuctionViews(database(), [broken])).rejects.toThrow(
    `auction.increments of ${broken} can't be read at 0.step: `,
  );
});
