import { expect, it } from 'vitest';
import { database } from '../engine/database/database.ts';
import { nextMoments, questionFor } from '../engine/work/next-moments.ts';
import { addCarrierTracker } from '../shipping/carrier-trackers.ts';
import { dueWorks, subjects } from '../subjects.ts';
import { testDatabase } from '../testing/database.ts';

testDatabase();

it('one statement answers for all, as each would alone', async () => {
  const together = await nextMoments(dueWorks);
  expect(together).toHaveLength(dueWorks.length);
  for (const [place, work] of dueWorks.entries()) {
    expect((await nextMoments([work]))[0] === null, work.name).toBe(together[place] === null);
  }
});

it('what is due is found by indexes, however much there is that isn’t', async () => {
  addCarrierTracker({ carrier: 'Van of Karl', everySeconds: 600, read: async () => [] });
  const asked = dueWorks.filter(({ due }) => due);
  const plans = await database().$transaction(
    async (tx) => {
      // A table of a few rows is read whole and sorted unless that is forbidden.
      await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`;
      const found = new Map<string, string>();
      for (const work of asked) {
        const { text, values } = questionFor([work]);
        const plan = await tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, ...values);
        found.set(work.name, plan.map((line) => line['QUERY PLAN']).join('\n'));
      }
      return found;
    },
    // All these plans take longer beside other work.
    { timeout: 60_000 },
  );
  const readWhole = [...plans].filter(([, plan]) => plan.includes('Seq Scan')).map(([name]) => name);
  // It has a row for each of the shop's processes.
  expect(readWhole).toEqual(['take over what a process left']);
  const indexes = Object.assign({}, ...subjects.map(({ dueIndexes }) => dueIndexes)) as Record<string, string[]>;
  for (const [name, expected] of Object.entries(indexes)) {
    for (const index of expected) expect(plans.get(name), name).toContain(index);
  }
  expect([...Object.keys(indexes), ...readWhole].toSorted()).toEqual([...plans.keys()].toSorted());
});
