import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { startPacking } from '#server/shipping/start-packing.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { aBearer, aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { addPackedPhoto } from './add-packed-photo.ts';
import { cancelOrder } from './cancel-order.ts';
import { readOrderFile } from './order-file.ts';
import { orderRoutes } from './order-routes.ts';
import { packingQueueTopic, readPackingQueueView } from './packing-queue-view.ts';

const addPhoto = handlerOf(orderRoutes, 'POST /desk/orders/:publicId/packed-photos');

testDatabase();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-packed-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const anOrder = async () => aPaidOrder((await aProduct()).sku);
const aPicture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#c8b89a' } })
    .withExif({ IFD0: { Artist: 'Mo Merchant' } })
    .jpeg()
    .toBuffer();

describe('a photograph of what was packed', () => {
  it('shows on the order’s page, without what the camera wrote into it', async () => {
    const publicId = await anOrder();
    await startPacking(publicId, aKey);
    const added = await addPackedPhoto(publicId, await aPicture());
    if (!added.ok) throw new Error(added.refusal.message);
    const view = await readOrderView(publicId);
    expect(view?.data.packedPhotos).toMatchObject([{ id: added.value.id, width: 60, height: 40 }]);
    const { bytes, contentType } = await readOrderFile(await aBearer(publicId), added.value.id);
    expect(contentType).toBe('image/jpeg');
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it('I7: is for those who may open the order, and not found for anyone else', async () => {
    const [publicId, other] = [await anOrder(), await anOrder()];
    await startPacking(publicId, aKey);
    const added = await addPackedPhoto(publicId, await aPicture());
    if (!added.ok) throw new Error(added.refusal.message);
    const stranger = { actor: shopper((await anAccount()).personId), cookies: new Map<string, string>() };
    for (const visitor of [stranger, { ...stranger, actor: { kind: 'nobody' } as const }, await aBearer(other)]) {
      await expect(readOrderFile(visitor, added.value.id)).rejects.toThrow('no such file');
    }
  });

  it('I8: before packing, after sending, of no picture or a seventh: nothing is kept', async () => {
    const publicId = await anOrder();
    const rows = () => database().storedFile.count({ where: { order: { publicId } } });
    expect(await addPackedPhoto(publicId, await aPicture())).toMatchObject({ refusal: { code: 'illegal_transition' } });
    await startPacking(publicId, aKey);
    expect(await addPackedPhoto(publicId, Buffer.from('<svg onload=alert(1)>'))).toMatchObject({
      refusal: { code: 'picture_unusable' },
    });
    expect(await addPackedPhoto(publicId, undefined)).toMatchObject({ refusal: { code: 'invalid', field: 'photos' } });
    expect(await rows()).toBe(0);
    const picture = await aPicture();
    const added = await Promise.all(Array.from({ length: 8 }, () => addPackedPhoto(publicId, picture)));
    expect(added.filter(({ ok }) => ok)).toHaveLength(6);
    expect(await rows()).toBe(6);
  });

  it('comes through the desk’s form, with and without JavaScript', async () => {
    const publicId = await anOrder();
    await startPacking(publicId, aKey);
    const { cookie } = await aSession('owner');
    const send = async (headers: Record<string, string>) => {
      const body = new FormData();
      body.append('photos', new File([new Uint8Array(await aPicture())], 'packed.jpg', { type: 'text/html' }));
      const request = new Request('http://shop.test/api/desk', {
        method: 'POST',
        headers: { host: 'shop.test', origin: 'http://shop.test', cookie, ...headers },
        body,
      });
      return addPhoto(request, { publicId });
    };
    const json = await send({ accept: 'application/json' });
    expect(await json.json()).toMatchObject({ views: [{ data: { packedPhotos: [{ width: 60 }] } }] });
    const form = await send({});
    expect([form.status, form.headers.get('location')]).toEqual([303, `/desk/orders/${publicId}`]);
  });
});

describe('the packing queue', () => {
  it('says when the waiting orders were placed, oldest first, and nothing of whose they are', async () => {
    const before = (await readPackingQueueView()).data.waitingSince.length;
    const [first, second] = [await anOrder(), await anOrder()];
    const { waitingSince } = (await readPackingQueueView()).data;
    expect(waitingSince).toHaveLength(before + 2);
    expect(waitingSince).toEqual([...waitingSince].sort());
    const [{ n } = { n: 0 }] = await database().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM change WHERE topic = 'bench'`;
    await startPacking(first, aKey);
    await cancelOrder(second, { actor: aKey, reason: 'broke' });
    expect((await readPackingQueueView()).data.waitingSince).toHaveLength(before);
    const [{ after } = { after: 0 }] = await database().$queryRaw<{ after: number }[]>`
      SELECT count(*)::int AS after FROM change WHERE topic = 'bench'`;
    expect(after).toBe(n + 2);
    expect(JSON.stringify(await packingQueueTopic.read(database(), ['']).then((views) => [...views]))).not.toContain(
      first,
    );
  });
});
