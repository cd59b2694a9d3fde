import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aGuest, anAccount, aVisitor, password } from '#server/testing/visitors.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { ownSessionsTopic } from './own-sessions-view.ts';
import { ownView } from './own-views.ts';

testDatabase();

const viewOf = (personId: string) => ownView(ownSessionsTopic, personId);

/** Whether this announces somebody's list of sessions: with a higher version, or not at all. */
async function isTold(personId: string, act: () => Promise<unknown>): Promise<boolean> {
  await database().change.deleteMany();
  const before = (await viewOf(personId))?.version ?? 0;
  await act();
  const after = (await viewOf(personId))?.version ?? 0;
  const topics = (await database().change.findMany()).map(({ topic }) => topic);
  const told = topics.includes(`my-sessions:${personId}`);
  expect(after > before).toBe(told);
  return told;
}

test('the list of sessions is told whenever one comes, is used again or ends, however that came about', async () => {
  const { account, email } = await anAccount();
  const { personId, sessionId: id } = account;
  const update = (data: { updatedAt?: Date; provenAt?: Date }) => database().session.update({ where: { id }, data });
  expect(await isTold(personId, () => signIn({ email, password }, aVisitor()))).toBe(true);
  expect(await isTold(personId, () => update({ updatedAt: new Date(0) }))).toBe(true);
  expect((await viewOf(personId))?.data.sessions.map((session) => session.id === id)).toEqual([false, true]);
  expect(await isTold(personId, () => endOwnSessions(account, undefined))).toBe(true);
  expect((await viewOf(personId))?.data.sessions).toMatchObject([{ id }]);
  expect(await isTold(personId, () => database().session.deleteMany({ where: { id } }))).toBe(true);
  expect((await viewOf(personId))?.data.sessions).toEqual([]);
});

test('a guest is signed in nowhere, and one who comes announces nothing', async () => {
  const { guest } = await aGuest();
  expect((await viewOf(guest.personId))?.data.sessions).toEqual([]);
  expect(await isTold(guest.personId, aGuest)).toBe(false);
  const topics = (await database().change.findMany()).map(({ topic }) => topic);
  expect(topics.filter((topic) => topic.startsWith('my-sessions:'))).toEqual([]);
});
