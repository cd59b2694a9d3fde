/** Every route that takes files, sent forms that are broken in every way that a form can be. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf } from '#server/session/actor.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import type { FuzzedRequest } from '#server/testing/fuzz/fuzzed-request.ts';
import { fuzzedShop, whileThereIsTime } from '#server/testing/fuzz/fuzzed-shop.ts';
import { aFile, pictures, plainUpload, uploadsFor } from '#server/testing/fuzz/fuzzed-upload.ts';
import { aDeliveredOrder, aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';

testDatabase();
const shop = fuzzedShop();
/** Many of each kind of break, however busy the machine is. */
const trying = { numRuns: propertyRuns(150), forMs: 8_000 };

const taking = routes
  .filter(({ declared }) => declared?.files)
  .map((route) => ({ ...route, path: `/api${route.path}` }));
let real: Uint8Array[] = [];
/** An order that a route takes files about, by the route's path; another route has the first of them. */
let orders: Record<string, string> = {};
/** A form that a route takes, where its schema alone makes none that goes through. */
let good: Record<string, () => Record<string, string>> = {};

/** What a route takes that is no picture. */
let files: Record<string, () => Promise<Uint8Array>> = {};

beforeAll(async () => {
  real = await pictures();
  const shopper = await actorOf(new Headers({ cookie: shop.cookies.shopper ?? '' }));
  const { publicId } = await aDeliveredOrder('salt-bowl-b', 4);
  if (shopper.kind === 'person') {
    await database().order.update({ where: { publicId }, data: { personId: shopper.personId } });
  }
  const packed = await aPaidOrder('salt-bowl-b');
  await packOrder(packed, aKey);
  orders = { '/api/orders/:publicId/returns': publicId, '/api/desk/orders/:publicId/packed-photos': packed };
  const [line] = await database().orderLine.findMany({ where: { order: { publicId } } });
  good = {
    '/api/desk/guarantee-notice': () => ({ language: 'en' }),
    '/api/desk/orders/parcels': () => ({ carrier: 'DHL' }),
    '/api/desk/settings/picture': () => ({ for: 'sharePicture' }),
    '/api/orders/:publicId/returns': () => ({
      ...{ [`quantity.${line?.id}`]: '1', [`reason.${line?.id}`]: 'damaged', resolution: 'refund', key: randomUUID() },
    }),
  };
  files = {
    '/api/desk/settings/picture': () =>
      sharp({ create: { width: 630, height: 330, channels: 3, background: '#a0644a' } })
        .png()
        .toBuffer(),
    '/api/desk/redirects/import': async () =>
      Buffer.from(`Redirect from,Redirect to\n/collections/${randomUUID()},/shop\n`),
    async '/api/desk/orders/parcels'() {
      const order = await database().order.findUniqueOrThrow({ where: { publicId: await aPaidOrder('salt-bowl-b') } });
      return Buffer.from(`Order,Tracking number\n${orderNumber(order)},${randomUUID()}\n`);
    },
  };
});

/** A key is answered in JSON, a browser's form with the page that it came from. */
const byKey = ({ described }: { described: unknown }) => described !== null;

/** How many files have a row. */
const kept = async () =>
  (await database().storedFile.count()) +
  (await database().importJob.count()) +
  (await database().guaranteeNotice.count());

const addressOf = (path: string) =>
  path.replace(':publicId', orders[path] ?? Object.values(orders)[0] ?? '').replace(':slug', 'salt-bowl');

describe('an upload makes no fault, waits not long, and leaves nothing if it is refused', () => {
  it('there are routes that take files', () => {
    expect(taking.length).toBeGreaterThan(0);
  });

  it.each(taking)(
    '$method $path: what is well sent gets through, or the fuzz would try the door alone',
    async (route) => {
      const content = (await files[route.path]?.()) ?? real[0] ?? Buffer.alloc(0);
      const parts = [aFile(route.declared?.files?.field ?? '', content)];
      const fields = good[route.path]?.() ?? {};
      const before = await kept();
      const { status, location, body } = await shop.tryOut(
        plainUpload(route, { path: addressOf(route.path), fields, parts }),
      );
      const wanted = byKey(route) ? [route.declared?.status, ''] : [303, expect.not.stringContaining('problem=')];
      expect([status, location], body).toEqual(wanted);
      // A photograph is kept under what it is made of, and has no row; lists of parcels and of redirects are only read.
      const hasNoRow =
        route.path === '/api/v1/uploads' || /\/(photographs|picture|parcels|redirects\/import)$/.test(route.path);
      expect(await kept()).toBe(before + (hasNoRow ? 0 : 1));
    },
  );

  it.each(taking)('$method $path', async (route) => {
    const form = good[route.path]?.() ?? null;
    const uploads = uploadsFor(route, { path: addressOf(route.path), good: form, real, known: shop.known });
    const answers: number[] = [];
    const tryOne = whileThereIsTime(async (asked: FuzzedRequest) => {
      answers.push((await shop.tryOut(asked)).status);
    }, trying.forMs);
    await fc.assert(fc.asyncProperty(uploads, tryOne), { numRuns: trying.numRuns });
    expect(answers.length).toBeGreaterThan(10);
  });

  it.each(taking)('$method $path: more than may be sent', async (route) => {
    const { most, bytesEach, field } = route.declared?.files ?? { most: 0, bytesEach: 0, field: '' };
    const path = addressOf(route.path);
    const large = Buffer.concat([real[0] ?? Buffer.alloc(0), Buffer.alloc(bytesEach)]);
    const tooMany = Array.from({ length: most + 1 }, () => aFile(field, real[0] ?? Buffer.alloc(0)));
    for (const parts of [[aFile(field, large)], tooMany]) {
      const asked = plainUpload(route, { path, fields: good[route.path]?.() ?? {}, parts });
      const { status, location, body } = await shop.tryOut(asked);
      const said = byKey(route) ? body.slice(0, 40) : location;
      expect(status, body).toBe(byKey(route) ? (/too_large/.test(body) ? 413 : 400) : 303);
      expect(said).toMatch(/(?:problem=|"code":")(?:too_large|invalid)/);
    }
  });
});
