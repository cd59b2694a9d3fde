/** Every event of the socket, with what its schema makes. */
import { once } from 'node:events';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { clientEvents } from '#contract/socket.ts';
import { testDatabase } from '#server/testing/database.ts';
import { changedTables, readState, writes } from '#server/testing/fuzz/database-state.ts';
import { fuzzedShop, whileThereIsTime } from '#server/testing/fuzz/fuzzed-shop.ts';
import { bodiesOf, evilTexts } from '#server/testing/fuzz/values-of.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';

testDatabase();
const shop = fuzzedShop();

describe('no event makes a fault, waits long, or ends the connection', () => {
  const sockets: Socket[] = [];
  beforeAll(async () => {
    for (const who of ['nobody', 'shopper'] as const) {
      const socket = io(shop.url, { transports: ['websocket'], extraHeaders: { cookie: shop.cookies[who] ?? '' } });
      await once(socket as never, 'connect');
      sockets.push(socket);
    }
  });
  afterAll(() => {
    for (const socket of sockets) socket.close();
  });

  it.each(Object.entries(clientEvents))('%s', async (event, schema: z.ZodType) => {
    const payload = fc.oneof(
      { weight: 5, arbitrary: bodiesOf(schema, shop.known) },
      fc.constantFrom(...evilTexts, undefined),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sockets.length - 1 }),
        payload,
        whileThereIsTime(async (which: number, value: unknown) => {
          const socket = sockets[which] as Socket;
          const at = await writes();
          const before = await readState();
          const started = performance.now();
          const reply = (await socket.timeout(10_000).emitWithAck(event, value)) as {
            ok: boolean;
            error?: { code: string };
          };
          expect(performance.now() - started).toBeLessThan(shop.longestMs);
          expect(reply.error?.code, shop.faults).not.toBe('fault');
          expect(socket.connected).toBe(true);
          if (reply.ok || (await writes()) === at || changedTables(before, await readState()).length === 0) return;
          // What an earlier event left to be done may have been done meanwhile.
          await new Promise((resolve) => setTimeout(resolve, 300));
          const quiet = await readState();
          await socket.timeout(10_000).emitWithAck(event, value);
          expect(changedTables(quiet, await readState())).toEqual([]);
        }),
      ),
      { numRuns: propertyRuns(60) },
    );
  });
});
