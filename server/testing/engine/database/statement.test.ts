import { describe, expect, it } from 'vitest';
import { database, onCommit, pool } from '#server/engine/database/database.ts';
import { readRows, type Statements, statements, writeRows } from '#server/engine/database/statement.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';

testDatabase({ connections: 4 });

/** Runs it. @returns how often a commit was told of */
async function commitsDuring(run: () => Promise<unknown>): Promise<number> {
  let told = 0;
  const stop = onCommit(() => {
    told += 1;
  });
  await run();
  stop();
  return told;
}

const nameOf = async (id: string) => (await database().person.findUniqueOrThrow({ where: { id } })).reference;
const rename = (tx: Statements, id: string, name: string) =>
  tx.$executeRaw`UPDATE person SET reference = ${name} WHERE id = ${id}`;

describe('statements of our own', () => {
  it('take values as values', async () => {
    const odd = `'; DROP TABLE "person"; -- $1`;
    const rows = await readRows<object>`
      SELECT ${odd}::text AS words, ${[1, null, 3]}::int[] AS numbers, ${null}::int AS nothing, ${{ a: [1] }}::jsonb AS json,
             ${new Date(5)}::timestamptz AS at`;
    expect(rows).toEqual([{ words: odd, numbers: [1, null, 3], nothing: null, json: { a: [1] }, at: new Date(5) }]);
  });

  it('that write are told of once, and those that read never', async () => {
    const id = await aPerson();
    expect(await commitsDuring(() => writeRows`UPDATE person SET reference = ${'w'} WHERE id = ${id}`)).toBe(1);
    expect(await commitsDuring(() => readRows`SELECT 1`)).toBe(0);
  });
});

describe('a transaction of statements', () => {
  it('commits all of them and is told of once', async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const told = await commitsDuring(() =>
      statements(async (tx) => {
        expect(await rename(tx, one, 'one')).toBe(1);
        await rename(tx, other, 'other');
        expect(await tx.$queryRaw`SELECT reference FROM person WHERE id = ${one}`).toEqual([{ reference: 'one' }]);
      }),
    );
    expect([await nameOf(one), await nameOf(other), told]).toEqual(['one', 'other', 1]);
  });

  it('that fails changes nothing, is not told of, and leaves its connection usable', async () => {
    const id = await aPerson();
    const before = await nameOf(id);
    const told = await commitsDuring(async () => {
      for (let i = 0; i < 10; i++) {
        await expect(
          statements(async (tx) => {
            await rename(tx, id, 'gone');
            await tx.$executeRaw`SELECT 1 / 0`;
          }),
        ).rejects.toThrow('division by zero');
      }
    });
    expect([await nameOf(id), told, pool().waitingCount]).toEqual([before, 0, 0]);
  });

  it('that meets another in a deadlock is tried again', async () => {
    const ids = [await aPerson(), await aPerson()] as const;
    let met = 0;
    let bothHold = () => {};
    const both = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const lockBoth = ([first, second]: readonly [string, string], name: string) =>
      statements(async (tx) => {
        await rename(tx, first, `${name}:${first}`);
        met += 1;
        if (met === 2) bothHold();
        await both;
        await rename(tx, second, `${name}:${second}`);
      });
    await Promise.all([lockBoth(ids, 'a'), lockBoth([ids[1], ids[0]], 'b')]);
    expect(met).toBeGreaterThan(2);
    const names = await Promise.all(ids.map(nameOf));
    expect(new Set(names.map((name) => name?.[0])).size).toBe(1);
  });
});
