import { beforeAll, describe, expect, it } from 'vitest';
import { deskPages } from '#domain/permission/desk-pages.ts';
import { type StaffRole, staffRoles } from '#domain/permission/staff-roles.ts';
import { database } from '#server/engine/database/database.ts';
import { meetsNeed } from '#server/session/can.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { findAtDesk } from './find-at-desk.ts';

testDatabase();

const as = (role: StaffRole | 'shopper') => shopper('somebody', role);
let number: string;
let sku: string;

beforeAll(async () => {
  ({ sku } = await aProduct({ title: 'Renard 100% jar' }));
  const order = await database().order.create({
    data: {
      ...{ publicId: 'an-order', numberPrefix: 'MD-', personId: await aPerson(), source: 'shop', status: 'paid' },
      ...{
        email: 'maud@example.com',
        currency: 'EUR',
        itemsAmount: 100,
        shippingAmount: 0,
        taxAmount: 0,
        totalAmount: 100,
      },
      shippingAddress: { name: 'Maud Renard', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
    },
  });
  number = `MD-${order.number}`;
  const [startsAt, endsAt] = [1, 2].map((days) => new Date(Date.now() + days * 86_400_000)) as [Date, Date];
  await database().auction.create({
    data: {
      ...{
        lotNumber: 31,
        slug: 'renard-bowl',
        title: 'Renard bowl',
        currency: 'EUR',
        startAmount: 100,
        currentAmount: 100,
      },
      ...{ increments: [], state: 'scheduled', startsAt, scheduledEndsAt: endsAt, endsAt },
    },
  });
});

describe('an owner', () => {
  const found = async (words: string) =>
    (await findAtDesk(as('owner'), words)).map(({ kind, href }) => `${kind} ${href}`);

  it('finds an order by number, name and email', async () => {
    for (const words of [number, 'renard', 'maud@example.com'])
      expect(await found(words)).toContain('order /desk/orders/an-order');
  });

  it('finds a piece by title and SKU, and signs of the pattern are plain characters', async () => {
    for (const words of [sku.toLowerCase(), '100% j'])
      expect((await found(words)).join()).toContain('piece /desk/pieces/of/');
    expect((await found('100_ j')).join()).not.toContain('piece');
  });

  it('finds a lot by number and title', async () => {
    for (const words of ['lot 31', '31', 'renard bowl'])
      expect((await found(words)).join()).toContain('lot /desk/auctions/');
  });

  it('finds pages and what they may begin by the beginnings of words', async () => {
    expect(await found('sched pri')).toEqual(['page /desk/prices']);
    expect(await found('new piece')).toContain('command /desk/pieces/new');
    expect(await found('add')).toContain('command /desk/pieces/new');
  });

  it('is shown every page without words, and nothing for words that nothing has', async () => {
    expect((await found('')).filter((one) => one.startsWith('page'))).toHaveLength(
      Object.values(deskPages).filter((page) => 'room' in page).length,
    );
    expect(await found('zzzz \\ % _ \' "')).toEqual([]);
  });
});

it.each(staffRoles)('nothing is found that a %s may not open', async (role) => {
  for (const words of ['renard', '31', number, 'new', '']) {
    for (const { kind, href } of await findAtDesk(as(role), words)) {
      const page = (
        {
          order: '/desk/orders/[publicId]',
          customer: '/desk/customers/[id]',
          lot: '/desk/auctions/[id]',
          piece: href.includes('/of/') ? '/desk/pieces/of/[slug]' : '/desk/pieces',
          page: href,
          command: href,
        } as const
      )[kind] as keyof typeof deskPages;
      expect(meetsNeed(as(role), deskPages[page].needs), `${kind} ${href}`).toBe(true);
    }
  }
  expect(meetsNeed(as(role), deskPages['/desk/find'].needs)).toBe(true);
});

it('a shopper finds nothing', async () => {
  await expect(findAtDesk(as('shopper'), 'renard')).rejects.toThrow(AccessProblem);
});
