import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import { actorOf, requireAccount } from '#server/session/actor.ts';
import { askForNewPassword, setNewPassword } from '#server/session/password/forgotten-password.ts';
import { register } from '#server/session/sign-in/register.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { takeUpStaff } from '#server/session/staff/take-up-staff.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { outbidOn } from '#server/testing/notices.ts';
import { testSettings } from '#server/testing/settings.ts';
import { anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { accountsAt } from './accounts-at.ts';
import { confirmAddress } from './confirm-address.ts';
import { confirmKey } from './confirm-link.ts';

testDatabase();

describe('I7: nobody learns whether an address has an account', () => {
  test('signing in is refused in the same words for a wrong password and an unknown address', async () => {
    const { email } = await anAccount();
    const wrong = await signIn({ email, password: 'not-it' }, aVisitor());
    const unknown = await signIn({ email: 'nobody@example.com', password: 'not-it' }, aVisitor());
    expect(wrong).toEqual(unknown);
  });

  test('opening an account answers a taken address like a new one, and tells its owner alone', async () => {
    const { email } = await confirmed(await anAccount());
    const [taken, fresh] = [email, `${randomUUID()}@example.com`];
    const answers = [];
    for (const address of [taken, fresh]) {
      const headers = aVisitor();
      const opened = await register({ name: 'Someone', email: address.toUpperCase(), password }, headers);
      const actor = requireAccount(await actorOf(taking(headers, opened.ok ? opened.value : [])));
      answers.push({ ok: opened.ok, roles: actor.roles, email: actor.email === address, address });
    }
    const alike = { ok: true, roles: [], email: true };
    for (const { address } of answers)
      await expect.poll(() => mailsTo(address)).toHaveLength(address === taken ? 2 : 1);
    const told = await Promise.all(
      answers.map(async (answer) => ({ ...answer, mails: await mailsTo(answer.address) })),
    );
    expect(told.map(({ address: _, ...answer }) => answer)).toEqual([
      { ...alike, mails: ['Confirm your email address', 'You have an account already'] },
      { ...alike, mails: ['Confirm your email address'] },
    ]);
    // Both are let in with that password, and the owner with theirs.
    for (const address of [taken, fresh])
      expect((await signIn({ email: address, password }, aVisitor())).ok).toBe(true);
  });

  test('asking for a new password answers alike, and mails a link to an account’s address alone', async () => {
    const { email } = await confirmed(await anAccount());
    const nobody = `${randomUUID()}@example.com`;
    expect(await askForNewPassword(email, aVisitor())).toEqual(await askForNewPassword(nobody, aVisitor()));
    await expect.poll(() => mailsTo(email)).toContain('Choose a new password');
    expect(await mailsTo(nobody)).toEqual([]);
  });
});

describe('an address', () => {
  test('is the account’s own once its owner has confirmed it, with the password or signed in', async () => {
    for (const way of ['password', 'session'] as const) {
      const { account, email, headers } = await anAccount();
      const key = confirmKey((await accountsAt(email)).claims[0]?.userId ?? '', email, Date.now());
      const visitor = { personId: way === 'session' ? account.personId : null, headers };
      const nobody = { personId: await aPerson(), headers: aVisitor() };
      expect(await confirmAddress({ key }, nobody)).toMatchObject({ refusal: { code: 'signed_out' } });
      expect(await confirmAddress({ key, password: 'wrong' }, nobody)).toMatchObject({ ok: false });
      expect((await accountsAt(email)).owner).toBeNull();
      const proof = way === 'password' ? { key, password } : { key };
      expect(await confirmAddress(proof, visitor)).toMatchObject({ ok: true });
      expect(await accountsAt(email)).toMatchObject({ owner: { personId: account.personId }, claims: [] });
      expect(await confirmAddress(proof, visitor)).toMatchObject({ refusal: { code: 'link_ended' } });
    }
  });

  test('is confirmed by one of those who claim it, and by no link that is old, altered or another’s', async () => {
    const [first, second] = [await anAccount(), await anAccount()];
    await database().user.updateMany({
      where: { person: { id: second.account.personId } },
      data: { claimedEmail: first.email },
    });
    const userOf = async (personId: string) =>
      (await database().user.findFirstOrThrow({ where: { person: { id: personId } } })).id;
    const [one, other] = [await userOf(first.account.personId), await userOf(second.account.personId)];
    const by = ({ account }: typeof first) => ({ personId: account.personId, headers: aVisitor() });
    const key = confirmKey(one, first.email, Date.now());
    const ended = { refusal: { code: 'link_ended' } };
    expect(await confirmAddress({ key: confirmKey(one, first.email, 0) }, by(first))).toMatchObject(ended);
    expect(await confirmAddress({ key: confirmKey(one, second.email, Date.now()) }, by(first))).toMatchObject(ended);
    expect(await confirmAddress({ key: `x${key}` }, by(first))).toMatchObject(ended);
    expect(await confirmAddress({ key }, by(first))).toMatchObject({ ok: true });
    const late = await confirmAddress({ key: confirmKey(other, first.email, Date.now()) }, by(second));
    expect(late).toMatchObject({ refusal: { code: 'address_taken' } });
  });

  test('that nobody has confirmed gets no mail but the one that asks', async () => {
    const { account, email } = await anAccount();
    await transaction((tx) =>
      notify(tx, {
        personId: account.personId,
        kind: 'outbid',
        key: randomUUID(),
        facts: outbidOn('Jar'),
        href: '/',
      }),
    );
    expect(await mailsTo(email)).toEqual(['Confirm your email address']);
  });
});

test('a new password by mail signs everybody out, works once, and isn’t a common one', async () => {
  const { email, headers } = await confirmed(await anAccount());
  await askForNewPassword(email, aVisitor());
  await expect.poll(() => mailsTo(email)).toContain('Choose a new password');
  const mail = await database().email.findFirstOrThrow({
    where: { recipient: email, subject: 'Choose a new password' },
  });
  const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? '';
  expect(JSON.stringify(await database().verification.findMany())).not.toContain(token);
  expect(await setNewPassword({ token, password: 'Password2026!' }, aVisitor())).toMatchObject({
    refusal: { code: 'invalid', field: 'password' },
  });
  expect((await actorOf(headers)).kind).toBe('person');
  const set = await setNewPassword({ token, password: 'quite another one' }, aVisitor());
  expect(set.ok && requireAccount(await actorOf(taking(new Headers(), set.value.cookies))).email).toBe(email);
  expect((await actorOf(headers)).kind).toBe('nobody');
  expect(await setNewPassword({ token, password: 'and a third one' }, aVisitor())).toMatchObject({
    refusal: { code: 'link_ended' },
  });
  expect((await signIn({ email, password }, aVisitor())).ok).toBe(false);
});

test('the desk is opened to an address that the configuration names, once its owner has confirmed it', async () => {
  const opened = await anAccount();
  setSettings({ ...testSettings(), MERCHANT_EMAILS: [opened.email] });
  await takeUpStaff();
  expect(await actorOf(opened.headers)).toMatchObject({ roles: [] });
  await confirmed(opened);
  expect(await actorOf(opened.headers)).toMatchObject({ roles: ['owner'] });
  setSettings(testSettings());
});
