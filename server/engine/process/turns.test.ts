import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('work takes turns: never more at a time than may be, in its order, also after one has failed', async () => {
  const turns = new Turns(2);
  const done: number[] = [];
  let busy = 0;
  let most = 0;
  const work = (n: number) =>
    turns.take(async () => {
      busy++;
      most = Math.max(most, busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
      done.push(n);
      if (n === 1) throw new Error('no');
    });
  const all = await Promise.allSettled(Array.from({ length: 7 }, (_, n) => work(n)));
  expect([most, done]).toEqual([2, [0, 1, 2, 3, 4, 5, 6]]);
  expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
