import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#server/engine/database/sql.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { testDatabase } from '#server/testing/database.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { type Attempt, Hopeless, type Outbox, outbox } from './outbox.ts';

testDatabase();

beforeAll(async () => {
  await readRows`
    CREATE TABLE errand (
      id text PRIMARY KEY, word text NOT NULL, status text NOT NULL DEFAULT 'waits', problem text,
      due_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(), attempts int NOT NULL DEFAULT 0, claimed_by text)`;
});
beforeEach(() => readRows`DELETE FROM errand`);

interface Errand {
  id: string;
  word: string;
}
const mostAttempts = 3;

const errands = (attempt: Attempt<Errand>, { claimant = 'one', atOnce = 1 } = {}): Outbox<Errand> =>
  outbox<Errand>({
    name: 'errands',
    failure: 'an errand failed',
    table: 'errand',
    key: ['id'],
    open: sql`status = 'waits'`,
    columns: sql`id, word`,
    set: {
      done: sql`status = 'done', problem = NULL`,
      failed: (problem, isGivenUp) => sql`status = ${isGivenUp ? 'failed' : 'waits'}, problem = ${problem}`,
    },
    attempt,
    atOnce,
    mostAttempts,
    claimSeconds: 60,
    claimant: () => claimant,
    retrySeconds: (attempts) => attempts * 100,
  });

interface Row {
  id: string;
  status: string;
  attempts: number;
  problem: string | null;
  claimedBy: string | null;
  inSeconds: number;
}
const rows = () => readRows<Row>`
  SELECT id, status, attempts, problem, claimed_by AS "claimedBy",
         extract(epoch FROM due_at - clock_timestamp())::float8 AS "inSeconds"
  FROM errand ORDER BY id`;
const write = (ids: readonly string[]) =>
  readRows`INSERT INTO errand (id, word) SELECT id, 'word of ' || id FROM unnest(${ids}::text[]) AS id`;
/** As if the time to wait for the next attempt were over. */
const waitIsOver = () => readRows`UPDATE errand SET due_at = clock_timestamp() WHERE claimed_by IS NULL`;

test('hands over what it reads of a row, and marks it', async () => {
  await write(['a']);
  const seen: Errand[] = [];
  const { work } = errands(async ({ id, word }) => {
    seen.push({ id, word });
    return 'done';
  });
  expect(await nextDue(work)).not.toBeNull();
  await work.run();
  expect(seen).toEqual([{ id: 'a', word: 'word of a' }]);
  expect(await rows()).toMatchObject([{ status: 'done', attempts: 1, claimedBy: null }]);
  expect(await nextDue(work)).toBeNull();
});

test('takes up those that have waited longest first, and only those that were asked for', async () => {
  await write(['a', 'b', 'c']);
  await readRows`UPDATE errand SET due_at = clock_timestamp() - interval '1 minute' WHERE id = 'c'`;
  await readRows`UPDATE errand SET due_at = clock_timestamp() + interval '1 minute' WHERE id = 'b'`;
  const seen: string[] = [];
  const { workOff } = errands(async ({ id }) => {
    seen.push(id);
    return 'done';
  });
  await workOff({ only: sql`id <> 'a'` });
  expect(seen).toEqual(['c']);
  await workOff();
  expect(seen).toEqual(['c', 'a']);
});

test('takes up what has been due for less than a millisecond', async () => {
  await write(['a']);
  let times = 0;
  const { workOff } = errands(async () => {
    times++;
    return sql`attempts = 0`;
  });
  for (let time = 1; time <= 300; time++) {
    await waitIsOver();
    await workOff();
    expect(times).toBe(time);
  }
});

test('an attempt may mark its row itself, set columns, and say that none can succeed', async () => {
  await write(['hopeless', 'marked', 'set']);
  const { workOff } = errands(async ({ id }) => {
    if (id === 'set') return sql`status = 'aside', problem = 'later'`;
    if (id === 'hopeless') throw new Hopeless('unreadable');
    await readRows`UPDATE errand SET status = 'by itself' WHERE id = ${id}`;
    return 'marked';
  });
  await workOff();
  expect(await rows()).toMatchObject([
    { id: 'hopeless', status: 'failed', attempts: 1, problem: 'unreadable' },
    { id: 'marked', status: 'by itself', claimedBy: 'one' },
    { id: 'set', status: 'aside', problem: 'later', claimedBy: null },
  ]);
});

test('waits as long as it is told between attempts, and gives up after the last', async () => {
  await write(['a']);
  const { work } = errands(() => Promise.reject(new Error('nobody is there')));
  for (let attempts = 1; attempts <= mostAttempts; attempts++) {
    await work.run();
    const [row] = await rows();
    const status = attempts < mostAttempts ? 'waits' : 'failed';
    expect(row).toMatchObject({ attempts, status, problem: 'nobody is there', claimedBy: null });
    expect(Math.round((row?.inSeconds ?? 0) / 100)).toBe(attempts);
    await work.run();
    expect((await rows())[0]?.attempts).toBe(attempts);
    await waitIsOver();
  }
  expect(await nextDue(work)).toBeNull();
});

test('attempts as many side by side as it may, and no more', async () => {
  await write(Array.from({ length: 10 }, (_, place) => `row ${place}`));
  let together = 0;
  let most = 0;
  let done = 0;
  const ends: (() => void)[] = [];
  const { workOff } = errands(
    async () => {
      most = Math.max(most, ++together);
      // Each waits until three are there; the last one is alone.
      await new Promise<void>((resolve) => {
        ends.push(resolve);
        if (ends.length >= 3 || done >= 9) for (const end of ends.splice(0)) end();
      });
      together--;
      done++;
      return 'done';
    },
    { atOnce: 3 },
  );
  await workOff();
  expect(most).toBe(3);
  expect(done).toBe(10);
});

test('a claim that was released is another’s, and a late mark of whoever lost it changes nothing', async () => {
  await write(['a']);
  let succeed = () => {};
  const slow = errands(
    () =>
      new Promise((resolve) => {
        succeed = () => resolve('done');
      }),
    { claimant: 'slow' },
  );
  const other = errands(() => Promise.reject(new Error('not now')), { claimant: 'other' });
  const working = slow.workOff();
  await expect.poll(async () => (await rows())[0]?.claimedBy).toBe('slow');
  await other.workOff();
  expect(await rows()).toMatchObject([{ attempts: 1, claimedBy: 'slow' }]);
  await other.release('somebody else');
  await other.workOff();
  expect(await rows()).toMatchObject([{ attempts: 1, claimedBy: 'slow' }]);
  await other.release('slow');
  await other.workOff();
  succeed();
  await working;
  expect(await rows()).toMatchObject([{ attempts: 2, status: 'waits', problem: 'not now' }]);
});

/** What befalls one attempt. Whoever crashes does nothing any more. */
const fates = ['succeeds', 'fails', 'crashes'] as const;
type Fate = (typeof fates)[number];

/** Processes that work the errands off, and what befalls them. */
class Town {
  readonly #left: Map<string, Fate[]>;
  readonly #atOnce: number;
  /** What befell the attempts of each row. */
  readonly met = new Map<string, Fate[]>();
  readonly gone = new Set<string>();
  /** Rows that two were at, while both lived. */
  readonly clashes: string[] = [];
  readonly #holders = new Map<string, string>();
  #born = 0;

  constructor(fated: ReadonlyMap<string, readonly Fate[]>, atOnce: number) {
    this.#left = new Map([...fated].map(([id, fates]) => [id, [...fates]]));
    this.#atOnce = atOnce;
  }

  /** A process works until nothing is due. If it dies, its successor goes on. */
  async live(): Promise<void> {
    const name = `process ${++this.#born}`;
    let die = () => {};
    const death = new Promise<void>((resolve) => {
      die = resolve;
    });
    const attempt = async ({ id }: Errand) => {
      const fate = await this.#befall(name, id);
      if (fate === 'crashes') {
        die();
        return new Promise<never>(() => {});
      }
      if (fate === 'fails') throw new Error('it failed');
      return 'done' as const;
    };
    const box = errands(attempt, { claimant: name, atOnce: this.#atOnce });
    await Promise.race([box.workOff(), death]);
    if (!this.gone.has(name)) return;
    await box.release(name);
    await this.live();
  }

  async #befall(name: string, id: string): Promise<Fate> {
    const holder = this.#holders.get(id);
    if (holder !== undefined && !this.gone.has(holder)) this.clashes.push(`${name} and ${holder} at ${id}`);
    this.#holders.set(id, name);
    // Others have their turns meanwhile.
    await readRows`SELECT 1`;
    const fate = this.gone.has(name) ? 'crashes' : (this.#left.get(id)?.shift() ?? 'succeeds');
    this.met.set(id, [...(this.met.get(id) ?? []), fate]);
    if (fate === 'crashes') this.gone.add(name);
    else this.#holders.delete(id);
    return fate;
  }
}

test('whatever fails and whoever dies: each row is attempted, never by two at a time, and ends done or given up', async () => {
  const scripts = fc.array(fc.array(fc.constantFrom(...fates), { maxLength: 5 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(scripts, fc.integer({ min: 1, max: 3 }), async (fated, atOnce) => {
      await readRows`DELETE FROM errand`;
      const fateOf = new Map(fated.map((its, place) => [`row ${place}`, its]));
      await write([...fateOf.keys()]);
      const town = new Town(fateOf, atOnce);
      for (let isOpen = true; isOpen; ) {
        await Promise.all([town.live(), town.live()]);
        // A hand of a process that is gone may have claimed one more.
        await readRows`UPDATE errand SET claimed_by = NULL WHERE claimed_by = ANY (${[...town.gone]}::text[])`;
        await waitIsOver();
        isOpen = (await rows()).some(({ status }) => status === 'waits');
      }
      expect(town.clashes).toEqual([]);
      for (const { id, status, attempts } of await rows()) {
        const met = town.met.get(id) ?? [];
        if (status === 'done') expect(met).toContain('succeeds');
        else expect([status, attempts >= mostAttempts]).toEqual(['failed', true]);
        // One that dies between its success and the mark leaves the row to be attempted again.
        if (status === 'failed' && town.gone.size === 0) expect(met).not.toContain('succeeds');
        // A claim that finds the last attempt unanswered gives the row up without another; who is gone by then may lose its own.
        expect(attempts - met.length).toBeGreaterThanOrEqual(0);
        expect(attempts - met.length).toBeLessThanOrEqual(met.includes('crashes') ? town.gone.size : 0);
      }
    }),
    { numRuns: propertyRuns(40) },
  );
});
