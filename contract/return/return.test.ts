import { expect, it } from 'vitest';
import { returnChoiceSchema } from './return.ts';

it('a return that names a line twice is refused with what to do', () => {
  const line = { lineId: 'l-1', quantity: 1, reason: 'damaged' };
  expect(returnChoiceSchema.safeParse({ resolution: 'refund', lines: [line] }).success).toBe(true);
  const twice = returnChoiceSchema.safeParse({ resolution: 'refund', lines: [line, { ...line, reason: 'other' }] });
  expect(twice.error?.issues).toMatchObject([{ path: ['lines'], message: expect.stringContaining('each line once') }]);
});
