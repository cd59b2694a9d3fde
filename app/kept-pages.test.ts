import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import { testDatabase } from '#server/testing/database.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { keptPages, personalPages } from './kept-pages.ts';

/** The pages in `app`, by their addresses, with their folders. A folder in brackets is in no address. */
const folders = new Map(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ''))
    .map((folder) => [`/${folder.replace(/\(\w+\)\//g, '').replace(/\/?\(\w+\)$/, '')}`, folder]),
);
const isKept = (address: string) => address in keptPages;
const isPersonal = (address: string) =>
  personalPages.some((personal) => address === personal || address.startsWith(`${personal}/`));

describe('every page says whether it is kept', () => {
  it('by a declaration beside it, or by being listed as personal, and not by both', () => {
    expect(folders.size).toBeGreaterThan(30);
    for (const [address] of folders) {
      expect([isKept(address), isPersonal(address)].filter(Boolean), address).toHaveLength(1);
    }
  });

  it('and nothing is listed that is no page', () => {
    for (const address of Object.keys(keptPages)) expect([...folders.keys()]).toContain(address);
    for (const personal of personalPages) {
      const below = [...folders.keys()].filter((address) => address === personal || address.startsWith(`${personal}/`));
      expect(below, personal).not.toEqual([]);
    }
  });

  it('with the declaration that stands in its own folder', async () => {
    const beside = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(^|\/)kept\.ts$/.test(file),
    );
    expect(beside).toHaveLength(Object.keys(keptPages).length);
    for (const [address, declared] of Object.entries(keptPages)) {
      const { kept } = await import(join(import.meta.dirname, folders.get(address) ?? '', 'kept.ts'));
      expect(kept, address).toBe(declared);
    }
  });
});

type Page = (given: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>;

/** Runs a page and its head. @returns the names of the parameters that they read */
async function readBy(parts: readonly (Page | undefined)[], params: object): Promise<string[]> {
  const names = new Set<string>();
  const query = new Proxy(
    {},
    {
      get(_, name) {
        // What awaits an object asks whether it is a promise.
        if (typeof name === 'string' && name !== 'then') names.add(name);
      },
      has: (_, name) => names.add(String(name)).has(''),
      ownKeys: () => [...names.add('(whatever there is)')],
    },
  );
  for (const part of parts) await part?.({ params: Promise.resolve(params), searchParams: Promise.resolve(query) });
  return [...names].sort();
}

describe('what a kept page reads of its query is what it declares', () => {
  testDatabase();
  beforeAll(() => seedSmallShop());

  const names: Partial<Record<keyof typeof keptPages, object>> = {
    '/shop/[collection]': { collection: 'bone' },
    '/products/[slug]': { slug: 'salt-bowl' },
    '/products/[slug]/reviews': { slug: 'salt-bowl' },
    '/products/[slug]/questions': { slug: 'salt-bowl' },
    '/auctions/[slug]': { slug: 'moon-jar' },
    '/auctions/[slug]/verify': { slug: 'moon-jar' },
    '/sales/[slug]': { slug: 'evening' },
    '/pages/[slug]': { slug: 'imprint' },
    '/journal/[slug]': { slug: 'a-kiln' },
    '/makers/[slug]': { slug: 'kiln-one' },
    '/drops/[slug]': { slug: 'jugs' },
    '/drops/[slug]/room': { slug: 'jugs' },
    '/drops/[slug]/proof': { slug: 'jugs' },
  };
  it.each(Object.entries(keptPages))('%s', async (address, { parameters }) => {
    const page = await import(join(import.meta.dirname, folders.get(address) ?? '', 'page.tsx'));
    const read = await readBy([page.default, page.generateMetadata], names[address as keyof typeof keptPages] ?? {});
    expect(read).toEqual(Object.keys(parameters).sort());
  });

  it('and what is rendered first are pages of the shop, each once, the pieces that sold last before others', async () => {
    const { variants } = await database().product.update({
      where: { slug: 'grey-jug' },
      data: { position: 99 },
      include: { variants: true },
    });
    const addresses = new PageAddresses(keptPages);
    const before = await addresses.first();
    expect(before.slice(0, 3)).toEqual(['/', '/shop', '/auctions']);
    expect(before).toEqual(expect.arrayContaining(['/shop/bone', '/auctions/moon-jar', '/products/grey-jug']));
    expect(before.indexOf('/products/grey-jug')).toBeGreaterThan(before.indexOf('/products/salt-bowl'));
    // Until then they are for those whose turn it is.
    await database().drop.updateMany({ data: { state: 'over' } });
    const placed = await placeApiOrder(
      {
        customer: 'a',
        email: 'a@example.com',
        lines: [{ sku: variants[0]?.sku ?? '', quantity: 1 }],
        shippingAddress: { name: 'A', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
        payment: { provider: 'test', token: 'tok_visa' },
      },
      { by: 'test', placeKey: null },
    );
    expect(placed.ok).toBe(true);
    const after = await addresses.first();
    expect(after.indexOf('/products/grey-jug')).toBeLessThan(after.indexOf('/products/salt-bowl'));
    expect(after).toHaveLength(new Set(after).size);
    expect([...after].sort()).toEqual([...before].sort());
  });

  it('and a page that reads another one is found out', async () => {
    expect(await readBy([async ({ searchParams }) => (await searchParams) as { photo?: string }], {})).toEqual([]);
    const forgetful: Page = async ({ searchParams }) => ((await searchParams) as { photo?: string }).photo;
    expect(await readBy([forgetful], {})).toEqual(['photo']);
    expect(await readBy([async ({ searchParams }) => Object.entries(await searchParams)], {})).not.toEqual([]);
  });
});
