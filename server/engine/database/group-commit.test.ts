import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';
import { newId } from './new-id.ts';

/** A decision that the test lets go. */
function aDecision() {
  const groups: { items: readonly string[]; commit(): void; fail(error: Error): void }[] = [];
  const decide = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      groups.push({ items, commit: () => resolve(items.map((item) => `${item}!`)), fail: reject });
    });
  const group = async (index: number) => {
    await expect.poll(() => groups.length).toBeGreaterThan(index);
    return groups[index] as (typeof groups)[number];
  };
  return { decide, group, groups };
}

describe('group commit', () => {
  it('takes the first at once, and what comes meanwhile together, in its order', async () => {
    const { decide, group, groups } = aDecision();
    const place = groupCommit(decide, { keepWaitingMs: 60_000 });
    const first = place('a');
    const a = await group(0);
    const rest = Promise.all(['b', 'c', 'd'].map(place));
    expect(groups.map(({ items }) => items)).toEqual([['a']]);
    a.commit();
    expect(await first).toBe('a!');
    const others = await group(1);
    expect(others.items).toEqual(['b', 'c', 'd']);
    others.commit();
    expect(await rest).toEqual(['b!', 'c!', 'd!']);
  });

  it('a group that faults is tried one by one: the bad one fails alone', async () => {
    const place = groupCommit(async (items: readonly string[]) => {
      if (items.includes('bad')) throw new Error('it can’t be stored');
      return items;
    });
    const answers = await Promise.allSettled(['a', 'bad', 'b'].map(place));
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: { message: 'it can’t be stored' } },
      { status: 'fulfilled', value: 'b' },
    ]);
  });

  it('an error among the answers is thrown to its caller alone', async () => {
    const place = groupCommit(async (items: readonly string[]) =>
      items.map((item) => (item === 'nobody' ? new Error('nobody') : item)),
    );
    const answers = await Promise.allSettled(['a', 'nobody'].map(place));
    expect(answers).toMatchObject([{ value: 'a' }, { reason: { message: 'nobody' } }]);
  });

  it('no group is larger than allowed, and nobody is forgotten', async () => {
    const sizes: number[] = [];
    const place = groupCommit(
      async (items: readonly number[]) => {
        sizes.push(items.length);
        return items;
      },
      { most: 10 },
    );
    const numbers = Array.from({ length: 95 }, (_, i) => i);
    expect(await Promise.all(numbers.map(place))).toEqual(numbers);
    expect(Math.max(...sizes)).toBe(10);
  });

  it('a group that hangs on a lock doesn’t keep the next waiting; a few that hang keep the rest', async () => {
    const { decide, group, groups } = aDecision();
    const place = groupCommit(decide, { keepWaitingMs: 0, lanes: 2 });
    const hanging = [place('a')];
    await group(0);
    hanging.push(place('b'));
    await group(1);
    hanging.push(place('c'));
    expect(groups).toHaveLength(2);
    groups[0]?.commit();
    (await group(2)).commit();
    groups[1]?.commit();
    expect(await Promise.all(hanging)).toEqual(['a!', 'b!', 'c!']);
  });
});

describe('queues that keep their order', () => {
  const queueOf = (item: string) => item[0] ?? '';

  it('wait for the group that has some of theirs; others go beside it', async () => {
    const { decide, group, groups } = aDecision();
    const place = groupCommit(decide, {
      queues: { of: queueOf, most: 2, mostOfEach: 2 },
      keepWaitingMs: 0,
      lanes: 2,
    });
    const all = Promise.all(['a1', 'b1', 'a2', 'c1', 'a3', 'b2'].map(place));
    expect((await group(0)).items).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect((await group(1)).items).toEqual(['c1']);
    groups[0]?.commit();
    expect((await group(2)).items).toEqual(['a3']);
    for (const { commit } of groups) commit();
    expect(await all).toEqual(['a1!', 'b1!', 'a2!', 'c1!', 'a3!', 'b2!']);
  });

  it('whatever comes, fails or hangs on a lock, each item is answered once and in its queue’s order', async () => {
    const item = fc.record({
      queue: fc.constantFrom('a', 'b', 'c'),
      fate: fc.constantFrom('good', 'good', 'bad', 'locked'),
    });
    const wave = fc.array(item, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(wave, { maxLength: 5 }), async (waves) => {
        const stored: string[] = [];
        const deciding = new Set<string>();
        const place = groupCommit(
          async (items: readonly string[]) => {
            const queues = new Set(items.map(queueOf));
            for (const queue of queues) expect(deciding.has(queue)).toBe(false);
            for (const queue of queues) deciding.add(queue);
            await new Promise(setImmediate);
            for (const queue of queues) deciding.delete(queue);
            if (items.some((one) => one.endsWith('locked')))
              throw Object.assign(new Error('lock timeout'), { code: '55P03' });
            if (items.some((one) => one.endsWith('bad'))) throw new Error('it can’t be stored');
            stored.push(...items);
            return items;
          },
          { queues: { of: queueOf, most: 2, mostOfEach: 3 }, keepWaitingMs: 0, lanes: 2 },
        );
        const asked: string[] = [];
        const answers: Promise<PromiseSettledResult<string>[]>[] = [];
        for (const [turn, items] of waves.entries()) {
          const names = items.map(({ queue, fate }, index) => `${queue} ${turn} ${index} ${fate}`);
          asked.push(...names);
          answers.push(Promise.allSettled(names.map(place)));
          await new Promise(setImmediate);
        }
        const settled = (await Promise.all(answers)).flat();
        const accepted = asked.filter((_, index) => settled[index]?.status === 'fulfilled');
        for (const queue of ['a', 'b', 'c'])
          expect(stored.filter((one) => queueOf(one) === queue)).toEqual(
            accepted.filter((one) => queueOf(one) === queue),
          );
        expect(
          settled.filter(({ status }, index) => status === 'fulfilled' && /(bad|locked)$/.test(asked[index] ?? '')),
        ).toEqual([]);
        // Only whoever waited for the same lock failed with what was locked.
        for (const [index, name] of asked.entries())
          if (name.endsWith('good') && !asked.some((one) => queueOf(one) === queueOf(name) && one.endsWith('locked')))
            expect(settled[index]?.status).toBe('fulfilled');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a new id', () => {
  it('is a UUID of version 7 that starts with its time', () => {
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(Math.abs(at - Date.now())).toBeLessThan(10_000);
  });

  it('a lock that somebody holds for long stops only those who need it, and keeps them apart for a while', async () => {
    const groups: string[][] = [];
    let held = true;
    const place = groupCommit(
      async (items: readonly string[]) => {
        groups.push([...items]);
        await new Promise(setImmediate);
        if (held && items.includes('locked')) throw Object.assign(new Error('lock timeout'), { code: '55P03' });
        return items;
      },
      { keysOf: (item) => [item] },
    );
    const first = await Promise.allSettled(['a', 'locked', 'b', 'locked'].map(place));
    expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(groups.filter((group) => group.includes('locked'))).toEqual([
      ['a', 'locked', 'b', 'locked'],
      ['locked', 'locked'],
    ]);
    groups.length = 0;
    const second = await Promise.allSettled(['c', 'locked', 'd'].map(place));
    expect(second.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toContainEqual(['c', 'd']);
    held = false;
    expect(await Promise.all(['locked', 'e'].map(place))).toEqual(['locked', 'e']);
    groups.length = 0;
    // It has been let go: it shares groups again.
    await Promise.all(['locked', 'f'].map(place));
    expect(groups).toEqual([['locked', 'f']]);
  });
});
