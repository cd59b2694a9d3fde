import { expect, it } from 'vitest';
import { eachPiece } from './each-piece.ts';

it.each([1, 3])(
  'one that fails keeps no other from being done, and is told of after all of them (%d lanes)',
  async (lanes) => {
    const done: number[] = [];
    const work = async (piece: number) => {
      if (piece % 4 === 1) throw new Error(`no ${piece}`);
      done.push(piece);
    };
    await expect(eachPiece([0, 1, 2, 3, 4, 5, 6], work, { lanes })).rejects.toThrow('no 1');
    expect(done.toSorted()).toEqual([0, 2, 3, 4, 6]);
  },
);

it('no more are under way than there are lanes', async () => {
  let [now, most] = [0, 0];
  await eachPiece(
    Array.from({ length: 9 }, (_, at) => at),
    async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
    },
    { lanes: 3 },
  );
  expect(most).toBe(3);
});
