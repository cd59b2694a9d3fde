import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settingSection } from '#components/desk/settings/setting-sections.ts';
import { patchShopSchema } from '#contract/shop/shop-settings.ts';
import { readHome } from '#server/catalogue/home.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aSession } from '#server/testing/session.ts';
import { readShop, readShopVersion } from './read-shop.ts';
import { shopRoutes } from './shop-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});
beforeEach(async () => {
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: {} } });
});

const press = async (list: string, item: string, move: string) =>
  deskPost(
    shopRoutes,
    '/desk/settings/arrange',
    { list, item, move, seenVersion: (await readShopVersion()).version },
    { cookie: merchant },
  );

describe('sections and links', () => {
  it('are moved, hidden and shown press by press', async () => {
    expect((await press('headerLinks', 'journal', 'up')).status).toBe(200);
    await press('headerLinks', 'shop', 'off');
    expect((await readShop()).headerLinks).toBe('auctions journal makers');
    await press('frontSections', 'words', 'on');
    expect((await readShop()).frontSections).toBe('first drop lots pieces sold collections words');
  });

  it('are none but those there are, and an order seen before somebody changed it is refused', async () => {
    expect(await press('headerLinks', 'casino', 'on')).toMatchObject({ status: 400, field: 'item' });
    const { version } = await readShopVersion();
    await press('headerLinks', 'shop', 'down');
    const late = { list: 'headerLinks', item: 'shop', move: 'down', seenVersion: version };
    expect(await deskPost(shopRoutes, '/desk/settings/arrange', late, { cookie: merchant })).toMatchObject({
      status: 409,
    });
  });

  it.each(['shop shop', 'shop casino', 'https://elsewhere.example'])('are no list such as “%s”', (headerLinks) => {
    expect(patchShopSchema.safeParse({ headerLinks }).success).toBe(false);
  });
});

describe('addresses elsewhere', () => {
  it.each(['http://a.example', 'javascript:alert(1)', 'https://me:word@a.example', '/shop', 'a.example'])(
    'are never %s',
    (socialLinks) => {
      expect(patchShopSchema.safeParse({ socialLinks }).success).toBe(false);
    },
  );

  it('are refused where they are too long to be kept as they are sent, and named once', () => {
    const long = `https://a.example/${'é'.repeat(400)}`;
    expect(patchShopSchema.safeParse({ socialLinks: long }).success).toBe(false);
    const twice = patchShopSchema.parse({ socialLinks: 'https://a.example/é https://a.example/%C3%A9' }).socialLinks;
    expect(twice).toBe('https://a.example/%C3%A9');
    expect(patchShopSchema.parse({ socialLinks: twice }).socialLinks).toBe(twice);
  });

  it('are kept a line each', () => {
    expect(patchShopSchema.parse({ socialLinks: ' https://a.example \r\n\r\nhttps://b.example/x' }).socialLinks).toBe(
      'https://a.example/\nhttps://b.example/x',
    );
  });
});

it.each(['constructor', 'toString', 'nowhere', undefined])(
  'the part of the settings called %s is the first',
  (asked) => {
    expect(settingSection(asked)).toBe('shop');
  },
);

it('the piece that stands first is the one named, else the newest, else as the rule before', async () => {
  const older = await aProduct({ onHand: 5 });
  const newer = await aProduct({ onHand: 5 });
  const slugOf = async (sku: string) =>
    (await database().variant.findUniqueOrThrow({ where: { sku }, include: { product: true } })).product.slug;
  const first = async (rule: 'few' | 'newest' | 'piece', slug = '') =>
    (await readHome({ rule, slug })).hero?.card.data.slug;
  expect(await first('newest')).toBe(await slugOf(newer.sku));
  expect(await first('piece', await slugOf(older.sku))).toBe(await slugOf(older.sku));
  expect(await first('piece', 'no-such-piece')).toBe(await first('few'));
});
