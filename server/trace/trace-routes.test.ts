import { beforeAll, describe, expect, it } from 'vitest';
import type { Trace } from '#contract/wire/trace.ts';
import { metrics } from '#server/engine/process/metrics.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { traceRoutes } from './trace-routes.ts';

const POST = handlerOf(traceRoutes, 'POST /traces');

testDatabase();

const trace: Trace = { waiting: 4, reading: 3, sending: 0, wire: 1, applying: 0.5, rendering: 1.5, painting: 20 };

const tell = (body: unknown, from = '192.0.2.1', origin = 'http://shop.test') =>
  POST(
    new Request('http://shop.test/api/traces', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'shop.test', origin, 'x-client-address': from },
      body: JSON.stringify(body),
    }),
    {},
  );

const counted = async (stage: string) =>
  Number(
    new RegExp(`marketday_commit_to_pixel_seconds_count{stage="${stage}"} (\\d+)`).exec(
      await metrics().metrics(),
    )?.[1] ?? 0,
  );

describe('what pages tell of their views', () => {
  let before = 0;
  beforeAll(async () => {
    before = await counted('painting');
  });

  it('is counted by stage, and what the server knows by itself is not', async () => {
    expect((await tell({ traces: [trace, trace] })).status).toBe(200);
    expect(await counted('painting')).toBe(before + 2);
    expect(await counted('total')).toBe(before + 2);
    expect(await counted('waiting')).toBe(0);
    expect(await metrics().metrics()).toContain('marketday_commit_to_pixel_seconds_sum{stage="total"} 0.06');
  });

  it.each([
    ['nothing', { traces: [] }],
    ['too many at once', { traces: Array.from({ length: 51 }, () => trace) }],
    ['a page that slept', { traces: [{ ...trace, painting: 60_001 }] }],
    ['time that runs backwards', { traces: [{ ...trace, wire: -1 }] }],
    ['a stage missing', { traces: [{ ...trace, wire: undefined }] }],
    ['more than the stages, such as who it was', { traces: [{ ...trace, person: 'a' }] }],
    ['no object', 'trace'],
  ])('%s is refused and counts nothing', async (_what, body) => {
    const kept = await counted('painting');
    expect((await tell(body, '192.0.2.2')).status).toBe(400);
    expect(await counted('painting')).toBe(kept);
  });

  it('another site’s pages are not listened to', async () => {
    expect((await tell({ traces: [trace] }, '192.0.2.3', 'http://elsewhere.test')).status).toBe(403);
  });

  it('one place that tells too often is refused; others are still heard', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await tell({ traces: [trace] }, '192.0.2.4')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await tell({ traces: [trace] }, '192.0.2.5')).status).toBe(200);
  });
});
