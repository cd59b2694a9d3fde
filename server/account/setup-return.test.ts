import { expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { setupReturn } from './setup-return.ts';

testDatabase();

it('a shop without Stripe has nobody come back from there', async () => {
  const answer = await setupReturn(new Request('http://shop.test/api/account/bidding/return?setup_intent=seti_x'));
  expect(answer.status).toBe(404);
});
