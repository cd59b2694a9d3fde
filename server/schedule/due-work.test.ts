import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseNow } from '#server/database/clock.ts';
import { type DueWork, startDueWork } from './due-work.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const inMs = (ms: number) => new Date(databaseNow().getTime() + ms);

/** Work whose rows the test writes; doing it takes what is due. */
function aWork(name = 'test work') {
  const rows: Date[] = [];
  const done: number[] = [];
  let looks = 0;
  const work: DueWork = {
    name,
    async next() {
      looks++;
      return rows.length > 0 ? new Date(Math.min(...rows.map(Number))) : null;
    },
    async run() {
      for (const row of rows.filter((one) => one <= databaseNow())) {
        rows.splice(rows.indexOf(row), 1);
        done.push(databaseNow().getTime() - row.getTime());
      }
    },
  };
  return { work, rows, done, looks: () => looks };
}

test('is done at its moment, by a timer and not by the sweep', async () => {
  const { work, rows, done } = aWork();
  rows.push(inMs(400), inMs(700));
  const stop = startDueWork([work]);
  await vi.advanceTimersByTimeAsync(399);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(5);
  expect(done).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(done).toHaveLength(2);
  for (const late of done) expect(late).toBeLessThan(10);
  await stop();
});

test('that somebody else writes is found within a second, however long nothing was due', async () => {
  const { work, rows, done, looks } = aWork();
  const stop = startDueWork([work]);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(looks()).toBeGreaterThanOrEqual(10);
  expect(looks()).toBeLessThanOrEqual(12);
  rows.push(inMs(-1));
  await vi.advanceTimersByTimeAsync(1_001);
  expect(done).toHaveLength(1);
  await stop();
});

test('that was far away and is moved nearer is done within a second of its new moment', async () => {
  const { work, rows, done } = aWork();
  rows.push(inMs(3_600_000));
  const stop = startDueWork([work]);
  await vi.advanceTimersByTimeAsync(5_000);
  rows[0] = inMs(200);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(done).toHaveLength(1);
  await stop();
});

test('that fails is tried again a second later, and keeps no other from its moment', async () => {
  const failing = aWork('failing');
  failing.rows.push(inMs(0));
  let tries = 0;
  failing.work.run = async () => {
    tries++;
    if (tries < 4) throw new Error('the database is away');
    failing.rows.length = 0;
  };
  const unreadable = aWork('unreadable');
  unreadable.work.next = () => Promise.reject(new Error('the database is away'));
  const other = aWork('other');
  other.rows.push(inMs(1_500));
  const stop = startDueWork([failing.work, unreadable.work, other.work]);
  await vi.advanceTimersByTimeAsync(10);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(tries).toBe(3);
  expect(other.done).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tries).toBe(4);
  await stop();
});

test('does not begin again while it runs; stopping waits for it, and nothing begins after that', async () => {
  const { work, rows } = aWork();
  rows.push(inMs(0));
  let begun = 0;
  let finish = () => {};
  work.run = () => {
    begun++;
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  const stop = startDueWork([work]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(1);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stopped).toBe(false);
  finish();
  await stopping;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(1);
});
