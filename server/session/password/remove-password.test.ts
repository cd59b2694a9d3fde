import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { actorOf, type PersonActor } from '#server/session/actor.ts';
import { addPasskey, beginPasskey } from '#server/session/passkey/add-passkey.ts';
import { removePasskey } from '#server/session/passkey/change-passkeys.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { anAuthenticator } from '#server/testing/authenticator.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { removePassword } from './remove-password.ts';

testDatabase();

const hasPassword = async ({ personId }: PersonActor) =>
  (await database().account.count({ where: { user: { person: { id: personId } }, password: { not: null } } })) > 0;

async function addKey(account: PersonActor, headers: Headers): Promise<string> {
  const begun = await beginPasskey(account, headers);
  if (!begun.ok) throw new Error(begun.refusal.message);
  const passkey = anAuthenticator().make(begun.value.question.options);
  await addPasskey(account, { name: 'My phone', passkey }, taking(headers, begun.value.cookies));
  const key = await database().passkey.findFirstOrThrow({ where: { user: { person: { id: account.personId } } } });
  return key.id;
}

test('a removed password opens nothing any more; its owner is told, stays signed in, and may remove it twice', async () => {
  const { account, email, headers } = await confirmed(await anAccount());
  expect(await removePassword(account)).toMatchObject({ ok: true });
  expect(await hasPassword(account)).toBe(false);
  expect(await signIn({ email, password }, aVisitor())).toMatchObject({ refusal: { code: 'signed_out' } });
  expect((await actorOf(headers)).kind).toBe('person');
  expect(await removePassword(account)).toMatchObject({ ok: true });
  expect((await mailsTo(email)).filter((subject) => subject === 'Your password was removed')).toHaveLength(1);
});

test('it stays where it is the only way in, also when the last passkey is removed at the same time', async () => {
  const { account, headers } = await anAccount();
  expect(await removePassword(account)).toMatchObject({ refusal: { code: 'last_way_in' } });
  const key = await addKey(account, headers);
  const both = await Promise.all([removePassword(account), removePasskey(account, key, headers)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const keys = await database().passkey.count({ where: { user: { person: { id: account.personId } } } });
  expect([await hasPassword(account), keys > 0].filter(Boolean)).toHaveLength(1);
});

test('it asks again who is there, and codes from an app keep it', async () => {
  const { account, email } = await confirmed(await anAccount());
  const where = { id: account.sessionId };
  const longAgo = { createdAt: new Date(Date.now() - 660_000), provenAt: null };
  await database().session.update({ where, data: longAgo });
  expect(await removePassword(account)).toMatchObject({ refusal: { code: 'step_up_required' } });
  await database().session.update({ where, data: { provenAt: new Date() } });
  await database().user.update({ where: { email }, data: { twoFactorEnabled: true } });
  expect(await removePassword(account)).toMatchObject({ refusal: { code: 'codes_need_password' } });
  expect(await hasPassword(account)).toBe(true);
  await database().user.update({ where: { email }, data: { twoFactorEnabled: false } });
  expect(await removePassword(account)).toMatchObject({ ok: true });
});
