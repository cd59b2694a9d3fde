import { expect, test, vi } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { startTestLiveServer } from '#server/testing/live-server.ts';
import { aSession } from '#server/testing/session.ts';
import { isConnected } from './connected-people.ts';

testDatabase();

test('a person is here while one of their pages is open', async () => {
  const server = await startTestLiveServer();
  const { cookie, email } = await aSession('shopper');
  const { id } = await database().person.findFirstOrThrow({ where: { user: { email } } });
  expect(await isConnected(id)).toBe(false);
  const options = { extraHeaders: { cookie } };
  const [phone, laptop] = [await server.connect(options), await server.connect(options)];
  expect(await isConnected(id)).toBe(true);
  phone.disconnect();
  await server.connect(); // somebody else
  expect(await isConnected(id)).toBe(true);
  laptop.disconnect();
  await vi.waitFor(async () => expect(await isConnected(id)).toBe(false), 10_000);
  await server.stop();
});
