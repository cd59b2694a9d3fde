import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aDeliveredOrder } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { requestWithPhotos } from './request-with-photos.ts';

testDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('pictures about one order are limited in an hour, however they are sent; another order’s are not', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a0644a' } })
    .jpeg()
    .toBuffer();
  const send = async (publicId: string, pictures: number, key: string) => {
    const order = await database().order.findUniqueOrThrow({ where: { publicId }, include: { lines: true } });
    return requestWithPhotos(publicId, {
      lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1, reason: 'damaged' }],
      resolution: 'refund',
      note: '',
      key,
      actor: shopper(order.personId),
      uploads: Array.from({ length: pictures }, () => picture),
    });
  };
  const [one, other] = await Promise.all(
    [1, 2].map(async () => aDeliveredOrder((await aProduct({ onHand: 3 })).sku, 1)),
  );
  if (!one || !other) throw new Error('There are no orders.');
  expect(await send(one.publicId, 5, 'the-same-form')).toMatchObject({ ok: true });
  // The form again, as often as somebody likes: the pictures are looked at each time.
  for (const pictures of [5, 5, 5]) await send(one.publicId, pictures, 'the-same-form');
  await expect(send(one.publicId, 1, 'the-same-form')).rejects.toMatchObject({ problem: { code: 'too_many' } });
  expect(await send(one.publicId, 0, 'the-same-form')).toMatchObject({ ok: true });
  expect(await send(other.publicId, 1, 'another-form')).toMatchObject({ ok: true });
  expect(await database().storedFile.count({ where: { kind: 'return_photo' } })).toBe(6);
});
