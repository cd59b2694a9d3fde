/** Every page of the desk as each role is shown it: what they may not do has no form there, what they may not open no link. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskPage, deskPages, openPages } from '#domain/permission/desk-pages.ts';
import { meets, type Needed } from '#domain/permission/permissions.ts';
import { roleMay } from '#domain/permission/role-may.ts';
import { type StaffRole, staffRoles } from '#domain/permission/staff-roles.ts';
import { database } from '#server/engine/database/database.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { startWholeShop } from '#server/testing/whole-shop.ts';

testDatabase();

let shop: Awaited<ReturnType<typeof startWholeShop>>;
/** The pages of one thing: of an order, of a piece. Those of others need more than a role to be looked at. */
let things: Partial<Record<DeskPage, string>>;
const cookies = new Map<StaffRole, string>();

beforeAll(async () => {
  const { sku, productId } = await aProduct();
  const { slug } = await database().product.findUniqueOrThrow({ where: { id: productId } });
  const publicId = await aPaidOrder(sku);
  things = {
    '/desk/auctions/[id]': `/desk/auctions/${await aLot()}`,
    '/desk/orders/[publicId]': `/desk/orders/${publicId}`,
    '/desk/pieces/[sku]/numbers': `/desk/pieces/${sku}/numbers`,
    '/desk/pieces/of/[slug]': `/desk/pieces/of/${slug}`,
  };
  for (const role of staffRoles) cookies.set(role, (await aSession(role)).cookie);
  shop = await startWholeShop();
}, 300_000);
afterAll(() => shop?.stop());

const ask = (path: string, role: StaffRole) =>
  fetch(`${shop.url}${path}`, { headers: { cookie: cookies.get(role) ?? '' }, redirect: 'manual' });

const needOf = (action: string): Needed | null => {
  for (const { method, path, declared } of routes) {
    const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
    if (method === 'POST' && pattern.test(action) && typeof declared?.access === 'object' && 'desk' in declared.access)
      return declared.access.desk;
  }
  return null;
};

it.each(staffRoles)(
  '%s: no form of what they may not do, no link to what they may not open, and no page beyond',
  async (role) => {
    const may = (permission: Parameters<typeof roleMay>[1]) => roleMay([role], permission);
    const open = openPages(may);
    const pages = (Object.keys(deskPages) as DeskPage[]).filter((page) => !page.includes('[') || things[page]);
    for (const page of pages) {
      const path = things[page] ?? page;
      const answer = await ask(path, role);
      if (!open.includes(page)) {
        // Those who may not see Today are led to the first page that is theirs.
        expect([page, answer.status]).toEqual([page, page === '/desk' ? 307 : 404]);
        continue;
      }
      const html = await answer.text();
      expect([page, answer.status]).toEqual([page, 200]);
      for (const [, action = ''] of html.matchAll(/action="\/api(\/desk\/[^"]+)"/g)) {
        const needed = needOf(action);
        expect([page, action, needed !== null && meets(needed, may)]).toEqual([page, action, true]);
      }
      for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/desk[^"?#]*)/g)) {
        const wanted = pages.find((one) => one === href);
        if (wanted) expect([page, 'link', href, open.includes(wanted)]).toEqual([page, 'link', href, true]);
      }
    }
  },
  120_000,
);

it('a packer reads no amount and no email address on the pages of orders', async () => {
  for (const path of ['/desk/orders', things['/desk/orders/[publicId]'] ?? '']) {
    const html = await (await ask(path, 'packer')).text();
    expect(html).toContain('Maud Renard');
    expect(html).not.toMatch(/€\s?\d|maud\.renard@|totalAmount":\d/);
  }
});
