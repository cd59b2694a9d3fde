import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { orderRoutes } from '#server/order/order-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aKeyTo, aReturn } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { approveReturn } from './approve-return.ts';
import { returnRoutes } from './return-routes.ts';

const readFile = handlerOf(orderRoutes, 'GET /files/:id');
const withdraw = handlerOf(returnRoutes, 'POST /orders/:publicId/returns/:returnId/withdraw');
const request = handlerOf(returnRoutes, 'POST /orders/:publicId/returns');

testDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'returns-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shop = 'http://shop.test';
const delivered = async () => aDeliveredOrder((await aProduct()).sku);
const ownBrowser = async (publicId: string) => `${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`;

async function ask(publicId: string, cookie: string): Promise<number> {
  const line = await database().orderLine.findFirstOrThrow({ where: { order: { publicId } } });
  const body = new FormData();
  const fields = {
    key: 'a-form-of-theirs',
    resolution: 'refund',
    [`quantity.${line.id}`]: '1',
    [`reason.${line.id}`]: 'other',
  };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  body.append('photos', new Blob([Uint8Array.from(photo)]), '../../evil.svg');
  const headers = { host: 'shop.test', origin: shop, accept: 'application/json', cookie };
  const sent = new Request(`${shop}/api/orders/${publicId}/returns`, { method: 'POST', headers, body });
  return (await request(sent, { publicId })).status;
}

async function read(id: string, cookie = ''): Promise<Response> {
  return readFile(new Request(`${shop}/api/files/${id}`, { headers: { cookie } }), { id });
}

describe('I7: a return and its files', () => {
  it('nobody asks for one in another’s order, and nothing is kept of what they sent', async () => {
    const { publicId } = await delivered();
    const other = await delivered();
    expect(await ask(publicId, '')).toBe(404);
    expect(await ask(publicId, (await aSession('shopper')).cookie)).toBe(404);
    expect(await ask(publicId, (await aSession('owner')).cookie)).toBe(404);
    expect(await ask(publicId, await ownBrowser(other.publicId))).toBe(404);
    expect(await database().storedFile.count({ where: { order: { publicId } } })).toBe(0);
  });

  it('whoever came by a link proves once more who they are', async () => {
    const { publicId } = await delivered();
    expect(await ask(publicId, await ownBrowser(publicId))).toBe(403);
    expect(await database().orderReturn.count({ where: { order: { publicId } } })).toBe(0);
  });

  it('nobody takes another’s return back', async () => {
    const key = await aReturn((await delivered()).publicId);
    const other = await delivered();
    const send = async (publicId: string, cookie: string) => {
      const headers = { host: 'shop.test', origin: shop, cookie };
      const params = { publicId, returnId: key.returnId };
      return (await withdraw(new Request(shop, { method: 'POST', headers }), params)).status;
    };
    expect(await send(key.publicId, '')).toBe(404);
    expect(await send(other.publicId, await ownBrowser(other.publicId))).toBe(404);
    expect(await send(key.publicId, await ownBrowser(key.publicId))).toBe(200);
  });

  it('a label opens for its order’s readers, as what it is and nothing else', async () => {
    const key = await aReturn((await delivered()).publicId);
    await approveReturn(key, { actor: aKey });
    const other = await delivered();
    const { id } = await database().storedFile.findFirstOrThrow({ where: { returnId: key.returnId } });
    for (const cookie of ['', await ownBrowser(other.publicId), (await aSession('shopper')).cookie]) {
      expect((await read(id, cookie)).status).toBe(404);
    }
    expect((await read('no-such-file', await ownBrowser(key.publicId))).status).toBe(404);
    for (const cookie of [await ownBrowser(key.publicId), (await aSession('owner')).cookie]) {
      const { status, headers } = await read(id, cookie);
      expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
        200,
        'application/pdf',
        'nosniff',
      ]);
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('cache-control')).toContain('no-store');
    }
  });
});
