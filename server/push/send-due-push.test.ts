import { spawn } from 'node:child_process';
import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase, transaction } from '#server/engine/database/database.ts';
import { takeOverLeftWork } from '#server/engine/live/changes/left-work.ts';
import { chooseNotices } from '#server/notice/choose-notices.ts';
import { notify } from '#server/notice/notify.ts';
import { briefProcess } from '#server/testing/brief-process.ts';
import { builtProgram } from '#server/testing/built-program.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount } from '#server/testing/factories.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { startPgProxy } from '#server/testing/pg-proxy.ts';
import { untilTheGoneAreKnown } from '#server/testing/processes.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { deliverPush } from './deliver-push.ts';
import { pushOutbox, sendDuePushes } from './send-due-push.ts';

const db = testDatabase();

interface Received {
  headers: IncomingHttpHeaders;
  bytes: number;
}
let service: Server;
let received: Received[] = [];
/** What the push service answers. */
let status = 201;

beforeAll(async () => {
  service = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, bytes });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  service.close();
});
beforeEach(async () => {
  received = [];
  status = 201;
  await database().push.deleteMany();
  await database().pushSubscription.deleteMany();
});

/** A browser of this person's, as one would subscribe, at the test's own push service. */
function aBrowser(personId: string) {
  const { port } = service.address() as AddressInfo;
  const keys = createECDH('prime256v1');
  return database().pushSubscription.create({
    data: {
      personId,
      endpoint: `http://127.0.0.1:${port}/push/${randomUUID()}`,
      p256dh: keys.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  });
}
const toldTo = (personId: string, key: string = randomUUID()) =>
  transaction((tx) =>
    notify(tx, {
      personId,
      kind: 'parcel_delivered',
      key,
      facts: { number: 'MD-4801', carrier: 'Correos', signedBy: 'Maud', toldByShop: false },
      href: '/orders/abc',
    }),
  );
async function aPush() {
  const { personId } = await anAccount();
  const { id } = await aBrowser(personId);
  await toldTo(personId);
  return { personId, subscriptionId: id };
}
const row = (subscriptionId: string) => database().push.findFirstOrThrow({ where: { subscriptionId } });
/** As if this much time had passed for the push. */
const later = (subscriptionId: string, seconds: number) => database().$executeRaw`
  UPDATE push SET due_at = due_at - make_interval(secs => ${seconds}::float8) WHERE subscription_id = ${subscriptionId}`;

describe('calling a browser', () => {
  test('is signed as the shop, encrypted, and says how long it is news', async () => {
    const { subscriptionId } = await aPush();
    await pushOutbox.work.run();
    expect(received).toHaveLength(1);
    const [{ headers, bytes } = { headers: {}, bytes: 0 }] = received;
    expect(headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' });
    expect(headers.topic).toMatch(/^[\w-]{32}$/);
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
    expect(key).toBe(settings().VAPID_PUBLIC_KEY);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { port } = service.address() as AddressInfo;
    expect(claims).toMatchObject({ aud: `http://127.0.0.1:${port}`, sub: expect.stringMatching(/^(mailto:|https:)/) });
    expect(bytes).toBeGreaterThan(100);
    expect(await row(subscriptionId)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(await nextDue(pushOutbox.work)).toBeNull();
  });

  test('several processes at once call each browser once; the same thing told twice is one call', async () => {
    const { personId } = await anAccount();
    await Promise.all(Array.from({ length: 6 }, () => aBrowser(personId)));
    await Promise.all([toldTo(personId, 'parcel:1:delivered'), toldTo(personId, 'parcel:1:delivered')]);
    await Promise.all([sendDuePushes(deliverPush), sendDuePushes(deliverPush), sendDuePushes(deliverPush)]);
    expect(received).toHaveLength(6);
  });

  test.each([404, 410])(
    'a browser that answers %i no longer wants to be called: its subscription goes',
    async (gone) => {
      const { personId, subscriptionId } = await aPush();
      await toldTo(personId);
      status = gone;
      await pushOutbox.work.run();
      expect(received).toHaveLength(1);
      expect(await database().pushSubscription.count({ where: { id: subscriptionId } })).toBe(0);
      expect(await database().push.count({ where: { subscriptionId } })).toBe(0);
    },
  );

  test('a push service in trouble is tried again, later each time, and given up after the sixth', async () => {
    const { subscriptionId } = await aPush();
    status = 503;
    for (let attempt = 1; attempt <= 6; attempt++) {
      await pushOutbox.work.run();
      expect(await row(subscriptionId)).toMatchObject({ attempts: attempt, status: attempt < 6 ? 'queued' : 'failed' });
      await pushOutbox.work.run(); // not due yet
      expect(received).toHaveLength(attempt);
      await later(subscriptionId, 1_801);
    }
    expect(await row(subscriptionId)).toMatchObject({ problem: 'the push service answered 503' });
    expect(await nextDue(pushOutbox.work)).toBeNull();
  });

  test('says what its facts say when it is sent, or what it was told as where it has none', async () => {
    const { personId } = await aPush();
    await toldTo(personId, 'told-before');
    await database().notice.updateMany({ where: { personId }, data: { title: 'As told', body: 'At that time.' } });
    await database().notice.update({ where: { key: 'told-before' }, data: { facts: Prisma.DbNull } });
    const said: unknown[] = [];
    await sendDuePushes(async ({ title, body, href }) => {
      said.push({ title, body, href });
      return 'sent';
    });
    expect(said).toEqual([
      {
        title: 'Your parcel from order MD-4801 has been delivered',
        body: 'Correos says it has been delivered and signed for by Maud. If you don’t have it, write to us on the order page.',
        href: '/orders/abc',
      },
      { title: 'As told', body: 'At that time.', href: '/orders/abc' },
    ]);
  });

  test('not for a kind that they turned off, nor for what they are looking at', async () => {
    const { personId } = await anAccount();
    await aBrowser(personId);
    await chooseNotices(personId, { push: 'on', 'push:order_message': 'on' });
    await toldTo(personId);
    await chooseNotices(personId, {}); // a form without those boxes leaves them
    await toldTo(personId);
    await transaction((tx) =>
      notify(tx, {
        personId,
        kind: 'order_message',
        key: randomUUID(),
        facts: { number: 'MD-4801', message: 'Hello' },
        href: '/',
        away: false,
      }),
    );
    expect(await database().push.count()).toBe(0);
  });
});

describe('a process that dies', () => {
  const program = builtProgram('server/testing/die-while-pushing');
  let file: string;
  beforeAll(async () => {
    file = await program.take();
  });
  afterAll(program.leave);
  const dies = async (moment: 'before' | 'after') => {
    const child = spawn(process.execPath, [...briefProcess, file, db.url(), moment], { stdio: 'inherit' });
    return new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  };

  test.each([
    ['between claiming a push and sending it', 'before', 0],
    ['between sending a push and marking it', 'after', 1],
  ] as const)('%s leaves it to be taken up once that is known', async (_when, moment, sent) => {
    const { subscriptionId } = await aPush();
    expect(await dies(moment)).toBe('SIGKILL');
    expect(await row(subscriptionId)).toMatchObject({ status: 'sending', attempts: 1 });
    expect(received).toHaveLength(sent);

    await pushOutbox.work.run(); // its claim still holds
    expect(received).toHaveLength(sent);
    await untilTheGoneAreKnown();
    await takeOverLeftWork([pushOutbox.release]).run();
    await pushOutbox.work.run();
    expect(await row(subscriptionId)).toMatchObject({ status: 'sent', attempts: 2 });
    expect(received).toHaveLength(sent + 1);
    // A repeat carries the first one's Topic: what waits at the push service is replaced, not doubled.
    expect(new Set(received.map(({ headers }) => headers.topic)).size).toBe(1);
  });
});

test('a push that is sent when the database goes is marked when it is back, and not sent again', async () => {
  const proxy = await startPgProxy(db.url());
  const { subscriptionId } = await aPush();
  const deliver = async (push: Parameters<typeof deliverPush>[0]) => {
    const answer = await deliverPush(push);
    proxy.cut('UPDATE push');
    return answer;
  };
  await disconnectDatabase();
  await connectDatabase(proxy.url);
  try {
    await expect(sendDuePushes(deliver)).rejects.toThrow();
    proxy.release();
    expect(await row(subscriptionId)).toMatchObject({ status: 'sending' });
    expect(await nextDue(pushOutbox.work)).not.toBeNull();
    await later(subscriptionId, 121);
    await sendDuePushes(deliver);
    expect(await row(subscriptionId)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(received).toHaveLength(1);
  } finally {
    await disconnectDatabase();
    await connectDatabase(db.url());
    await proxy.stop();
  }
});
