import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseNow } from '#server/engine/database/clock.ts';
import { type DueWork, type DueWorkOptions, startDueWork } from './due-work.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const inMs = (ms: number) => new Date(databaseNow().getTime() + ms);

/** Work whose rows the test writes; doing it takes what is due. */
function aWork({ name = 'test work', isPrompt = false } = {}) {
  const rows: Date[] = [];
  const done: number[] = [];
  const work: DueWork = {
    name,
    isPrompt,
    dueHere: () => (rows.length > 0 ? new Date(Math.min(...rows.map(Number))) : null),
    async run() {
      for (const row of rows.filter((one) => one <= databaseNow())) {
        rows.splice(rows.indexOf(row), 1);
        done.push(databaseNow().getTime() - row.getTime());
      }
    },
  };
  return { work, rows, done };
}

/** A shop that does these works. What it asks is counted. */
function aShop(...works: DueWork[]) {
  return aShopWith({}, works);
}

function aShopWith(options: DueWorkOptions, works: readonly DueWork[]) {
  const questions: DueWork[][] = [];
  const listeners = new Set<() => void>();
  const database = { isAway: false, isWritten: true };
  const stop = startDueWork(works, {
    ...options,
    async isWritten() {
      if (database.isAway) {
        questions.push([]);
        throw new Error('the database is away');
      }
      return database.isWritten;
    },
    async ask(asked) {
      questions.push([...asked]);
      if (database.isAway) throw new Error('the database is away');
      return asked.map((work) => work.dueHere?.() ?? null);
    },
    hearCommits(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const commit = () => {
    for (const listener of listeners) listener();
  };
  return { stop, commit, questions, database };
}

test('is done at its moment, by a timer and not by the sweep', async () => {
  const { work, rows, done } = aWork();
  rows.push(inMs(400), inMs(700));
  const { stop } = aShop(work);
  await vi.advanceTimersByTimeAsync(399);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(5);
  expect(done).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(done).toHaveLength(2);
  for (const late of done) expect(late).toBeLessThan(10);
  await stop();
});

test('that somebody else writes is found within a second, by one question for all works', async () => {
  const { work, rows, done } = aWork();
  const works = [work, aWork().work, aWork().work];
  const { stop, questions } = aShop(...works);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(questions.length).toBeGreaterThanOrEqual(10);
  expect(questions.length).toBeLessThanOrEqual(12);
  for (const asked of questions) expect(asked).toEqual(works);
  rows.push(inMs(-1));
  await vi.advanceTimersByTimeAsync(1_001);
  expect(done).toHaveLength(1);
  await stop();
});

test('that this process writes is done within 50 ms of its commit, where it is prompt', async () => {
  const prompt = aWork({ isPrompt: true });
  const patient = aWork();
  const { stop, commit } = aShop(prompt.work, patient.work);
  await vi.advanceTimersByTimeAsync(10);
  for (let times = 0; times < 3; times++) {
    await vi.advanceTimersByTimeAsync(100);
    prompt.rows.push(inMs(0));
    patient.rows.push(inMs(0));
    commit();
    await vi.advanceTimersByTimeAsync(50);
    expect(prompt.done).toHaveLength(times + 1);
    expect(patient.done).toHaveLength(0);
  }
  await stop();
  prompt.rows.push(inMs(0));
  commit();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(prompt.done).toHaveLength(3);
});

test('commits without end ask about prompt works twenty times a second at most', async () => {
  const works = [aWork({ isPrompt: true }).work, aWork().work];
  const { stop, commit, questions } = aShop(...works);
  for (let ms = 0; ms < 2_000; ms++) {
    commit();
    await vi.advanceTimersByTimeAsync(1);
  }
  const prompt = questions.filter((asked) => asked.length === 1);
  expect(prompt.length).toBeGreaterThan(30);
  expect(prompt.length).toBeLessThanOrEqual(41);
  expect(questions.length - prompt.length).toBeLessThanOrEqual(3);
  await stop();
});

test('where nobody else writes, little is asked until this process commits, and all within a second of that', async () => {
  const { work, rows, done } = aWork();
  const { stop, commit, questions } = aShopWith({ isOnlyWriter: true }, [work, aWork({ isPrompt: true }).work]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(questions.length).toBeLessThanOrEqual(5);
  rows.push(inMs(0), inMs(1_500));
  commit();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(505);
  expect(done).toHaveLength(2);
  expect(done[1]).toBeLessThan(10);
  await stop();
});

test('while nobody writes, all are asked about every ten seconds, and each is done at its moment all the same', async () => {
  const [{ work, rows, done }, here] = [aWork(), aWork()];
  rows.push(inMs(7_700));
  const { stop, questions, database } = aShop(work, here.work);
  await vi.advanceTimersByTimeAsync(100);
  database.isWritten = false;
  const before = questions.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(done.map((late) => late < 10)).toEqual([true]);
  // What only this process knows is found within a second.
  here.rows.push(inMs(0));
  await vi.advanceTimersByTimeAsync(1_001);
  expect(here.done).toHaveLength(1);
  expect(questions.length - before).toBeLessThanOrEqual(6);
  database.isWritten = true;
  rows.push(inMs(0));
  await vi.advanceTimersByTimeAsync(1_001);
  expect(done).toHaveLength(2);
  await stop();
});

test('while the database is away it is asked once a second, and what was due is done when it is back', async () => {
  const { work, rows, done } = aWork();
  const { stop, questions, database } = aShop(work, aWork().work);
  database.isAway = true;
  rows.push(inMs(200));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(questions.length).toBeGreaterThanOrEqual(4);
  expect(questions.length).toBeLessThanOrEqual(6);
  expect(done).toEqual([]);
  database.isAway = false;
  await vi.advanceTimersByTimeAsync(1_005);
  expect(done).toHaveLength(1);
  await stop();
});

test('that was far away and is moved nearer is done within a second of its new moment', async () => {
  const { work, rows, done } = aWork();
  rows.push(inMs(3_600_000));
  const { stop } = aShop(work);
  await vi.advanceTimersByTimeAsync(5_000);
  rows[0] = inMs(200);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(done).toHaveLength(1);
  await stop();
});

test('that fails is tried again a second later, and keeps no other from its moment', async () => {
  const failing = aWork({ name: 'failing' });
  failing.rows.push(inMs(0));
  let tries = 0;
  failing.work.run = async () => {
    tries++;
    if (tries < 4) throw new Error('the database is away');
    failing.rows.length = 0;
  };
  const other = aWork({ name: 'other' });
  other.rows.push(inMs(1_500));
  const { stop } = aShop(failing.work, other.work);
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
  const { stop } = aShop(work);
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

test('that stays due though it is done is soon done once a second only, and at once again when it moves on', async () => {
  const { work, rows } = aWork();
  rows.push(inMs(0));
  let rounds = 0;
  work.run = async () => void rounds++;
  const { stop } = aShop(work);
  await vi.advanceTimersByTimeAsync(60_000);
  const before = rounds;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(rounds - before).toBeGreaterThan(8);
  expect(rounds - before).toBeLessThanOrEqual(11);
  rows[0] = inMs(0);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(rounds - before).toBeGreaterThan(20);
  await stop();
});

test('much that is due at one moment, and is done in parts, is done without a pause', async () => {
  const { work, rows } = aWork();
  rows.push(...Array.from({ length: 400 }, () => inMs(0)));
  work.run = async () => void rows.shift();
  const { stop } = aShop(work);
  await vi.advanceTimersByTimeAsync(400 * 6);
  expect(rows).toEqual([]);
  await stop();
});
