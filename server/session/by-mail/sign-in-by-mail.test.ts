import { randomUUID } from 'node:crypto';
import { createOTP } from '@better-auth/utils/otp';
import { describe, expect, test } from 'vitest';
import { readAccountState } from '#server/account/account-state.ts';
import { changePassword } from '#server/account/change-password.ts';
import { deleteAccount } from '#server/account/delete-account.ts';
import { beginCodes, confirmCodes, readCodesToSetUp } from '#server/account/sign-in-codes.ts';
import { askAsGuest } from '#server/alert/ask-as-guest.ts';
import { confirmAlert } from '#server/alert/confirm-alert.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requireAccount, requirePerson } from '#server/session/actor.ts';
import { askForNewPassword, setNewPassword } from '#server/session/password/forgotten-password.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { aGuest, anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { askForSignInMail } from './ask-for-sign-in-mail.ts';
import { readMailKey, sealMailKey } from './mail-key.ts';
import { makeFigures } from './mailed-figures.ts';
import { signInByMail } from './sign-in-by-mail.ts';

testDatabase();

const anAddress = () => `${randomUUID()}@example.com`;

async function mailFor(email: string, next?: string) {
  const asked = await askForSignInMail({ email, next }, aVisitor());
  if (!asked.ok) throw new Error(asked.refusal.message);
  const { text } = await database().email.findFirstOrThrow({ where: { recipient: email }, orderBy: { id: 'desc' } });
  return {
    page: asked.value,
    figures: /\d{3} \d{3}/.exec(text)?.[0] ?? '',
    link: /key=(\w+)/.exec(text)?.[1] ?? '',
  };
}
const others = (figures: string) => (figures === '111 111' ? '222 222' : '111 111');

async function signedIn(sent: { key: string; figures?: string }, headers = aVisitor()) {
  const signed = await signInByMail(sent, headers);
  if (!signed.ok) throw new Error(signed.refusal.message);
  return { ...signed.value, headers: taking(headers, signed.value.cookies) };
}

describe('a sign-in by mail', () => {
  test('with the figures opens an account once, and goes where they wanted to', async () => {
    const email = anAddress();
    const { page, figures } = await mailFor(email, '/products/round-teapot');
    const { next, headers } = await signedIn({ key: page, figures });
    expect(next).toBe('/products/round-teapot');
    expect(requireAccount(await actorOf(headers))).toMatchObject({ roles: [], email });
    expect(await signInByMail({ key: page, figures }, aVisitor())).toMatchObject({
      refusal: { code: 'signed_out', field: 'figures' },
    });
    expect(await database().user.count({ where: { email } })).toBe(1);
  });

  test('with the link is the same account as by password, and works once, also for two at once', async () => {
    const { account, email } = await confirmed(await anAccount());
    const { link } = await mailFor(email);
    const tried = await Promise.all([signInByMail({ key: link }, aVisitor()), signInByMail({ key: link }, aVisitor())]);
    const inside = tried.filter((one) => one.ok);
    expect(inside).toHaveLength(1);
    expect(tried.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'link_ended' } });
    const cookies = inside[0]?.ok ? inside[0].value.cookies : [];
    expect(requireAccount(await actorOf(taking(aVisitor(), cookies))).personId).toBe(account.personId);
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ ok: true });
  });

  test('has no password until its owner sets one by mail, with which the account can be deleted', async () => {
    const email = anAddress();
    const { figures, page } = await mailFor(email);
    const { headers } = await signedIn({ key: page, figures });
    const { personId } = requireAccount(await actorOf(headers));
    expect(await readAccountState(personId)).toMatchObject({ address: email, password: false });
    await askForNewPassword(email, aVisitor());
    await expect.poll(() => mailsTo(email)).toContain('Choose a new password');
    const mail = { recipient: email, subject: 'Choose a new password' };
    const { text } = await database().email.findFirstOrThrow({ where: mail });
    const token = /token=([\w-]+)/.exec(text)?.[1] ?? '';
    const set = await setNewPassword({ token, password }, aVisitor());
    expect(await readAccountState(personId)).toMatchObject({ address: email, password: true });
    const inside = taking(aVisitor(), set.ok ? set.value.cookies : []);
    const actor = requireAccount(await actorOf(inside));
    expect(actor.personId).toBe(personId);
    expect(await deleteAccount(actor, { currentPassword: password }, inside)).toMatchObject({ ok: true });
  });

  test('proves who is there: for ten minutes a new password and the account’s end want no old password', async () => {
    const { email } = await confirmed(await anAccount());
    const { headers } = await signedIn({ key: (await mailFor(email)).link });
    const actor = requireAccount(await actorOf(headers));
    const elsewhere = await signIn({ email, password }, aVisitor());
    expect(await changePassword(actor, { password: 'nine white herons' }, headers)).toMatchObject({ ok: true });
    expect((await actorOf(taking(aVisitor(), elsewhere.ok ? elsewhere.value.cookies : []))).kind).toBe('nobody');
    expect((await actorOf(headers)).kind).toBe('person');
    expect(await signIn({ email, password: 'nine white herons' }, aVisitor())).toMatchObject({ ok: true });

    const provenAt = new Date(Date.now() - 660_000);
    await database().session.update({ where: { id: actor.sessionId }, data: { provenAt } });
    const asked = { refusal: { field: 'currentPassword' } };
    expect(await changePassword(actor, { password: 'ten grey herons' }, headers)).toMatchObject(asked);
    expect(await deleteAccount(actor, { email }, headers)).toMatchObject(asked);
    await database().session.update({ where: { id: actor.sessionId }, data: { provenAt: new Date() } });
    expect(await deleteAccount(actor, {}, headers)).toMatchObject({ refusal: { field: 'email' } });
    expect(await deleteAccount(actor, { email: email.toUpperCase() }, headers)).toMatchObject({ ok: true });
  });

  test('ends with the sign-in by another mail, after ten minutes, and with a key that isn’t ours', async () => {
    const email = anAddress();
    const ended = { refusal: { code: 'link_ended' } };
    const [old, young] = [await mailFor(email), await mailFor(email)];
    expect(await signInByMail({ key: old.link }, aVisitor())).toMatchObject({ ok: true });
    expect(await signInByMail({ key: young.link }, aVisitor())).toMatchObject(ended);
    const late = await mailFor(email);
    await database().verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await signInByMail({ key: late.link }, aVisitor())).toMatchObject(ended);
    expect(await signInByMail({ key: late.page, figures: late.figures }, aVisitor())).toMatchObject({ ok: false });
    expect(await signInByMail({ key: 'ab12', figures: '111111' }, aVisitor())).toMatchObject({
      refusal: { code: 'link_ended' },
    });
  });

  test('still wants the code of the app where that is set up', async () => {
    const { cookie, email } = await aSession('owner');
    await database().user.update({ where: { email }, data: { emailVerified: true } });
    const headers = new Headers({ cookie, 'x-client-address': '10.3.0.1' });
    const actor = requireAccount(await actorOf(headers));
    await beginCodes(actor, 'correct horse battery', headers);
    const { secret = '' } = (await readCodesToSetUp(actor)) ?? {};
    const { base32 } = await import('@better-auth/utils/base32');
    await confirmCodes(actor, await createOTP(new TextDecoder().decode(base32.decode(secret))).totp(), headers);
    const { link } = await mailFor(email);
    const signed = await signedIn({ key: link });
    expect(signed.wantsCode).toBe(true);
    expect((await actorOf(signed.headers)).kind).toBe('nobody');
  });
});

describe('wrong figures', () => {
  test('end the mail after three tries', async () => {
    const { page, figures } = await mailFor(anAddress());
    for (let attempt = 0; attempt < 3; attempt++) {
      const tried = await signInByMail({ key: page, figures: others(figures) }, aVisitor());
      expect(tried).toMatchObject({ refusal: { code: 'signed_out' } });
    }
    expect((await signInByMail({ key: page, figures }, aVisitor())).ok).toBe(false);
  });

  test('of many at once are as many tries; and mails that can be asked for are few', async () => {
    const email = anAddress();
    const { page, figures } = await mailFor(email);
    const kept = await database().verification.findFirstOrThrow({
      where: { value: { startsWith: '0:' } },
      orderBy: { id: 'desc' },
    });
    await Promise.all(
      Array.from({ length: 12 }, () => signInByMail({ key: page, figures: others(figures) }, aVisitor())),
    );
    const { value } = await database().verification.findUniqueOrThrow({ where: { id: kept.id } });
    expect(value).toMatch(/^3:/);
    await mailFor(email);
    await mailFor(email);
    await expect(mailFor(email)).rejects.toMatchObject({ problem: { code: 'too_many' } });
  });

  test('of one client are refused for an hour after ten, with the link as the way on', async () => {
    const [email, client] = [anAddress(), aVisitor()];
    const { page, figures, link } = await mailFor(email);
    const tried = () => signInByMail({ key: page, figures: others(figures) }, client);
    for (let attempt = 0; attempt < 10; attempt++)
      expect(await tried()).toMatchObject({ refusal: { code: 'signed_out' } });
    expect(await tried()).toMatchObject({
      refusal: { code: 'too_many', message: expect.stringContaining('Or open the link in the email.') },
    });
    expect(await signInByMail({ key: link }, client)).toMatchObject({ ok: true });
  });
});

describe('a stranger who asks for mails and guesses at their figures', () => {
  test.each(['link', 'figures'] as const)(
    'shuts nobody out who signs in by the %s of a mail of their own',
    async (way) => {
      const { account, email } = await confirmed(await anAccount());
      const mails = [await mailFor(email), await mailFor(email)];
      const own = mails[way === 'link' ? 0 : 1];
      const theirs = mails[way === 'link' ? 1 : 0];
      if (!own || !theirs) throw new Error('There are two.');
      for (let guess = 0; guess < 12; guess++) {
        await signInByMail({ key: theirs.page, figures: others(theirs.figures) }, aVisitor());
      }
      await mailFor(email);
      const sent = way === 'link' ? { key: own.link } : { key: own.page, figures: own.figures };
      expect(requireAccount(await actorOf((await signedIn(sent)).headers)).personId).toBe(account.personId);
    },
  );

  test('ends no link, also of the mail that they guess at, and gets nobody in with figures of another mail', async () => {
    const { email } = await confirmed(await anAccount());
    const [asked, other] = [await mailFor(email), await mailFor(email)];
    for (let guess = 0; guess < 3; guess++) {
      expect(await signInByMail({ key: asked.page, figures: others(asked.figures) }, aVisitor())).toMatchObject({
        refusal: { code: 'signed_out' },
      });
    }
    if (asked.figures !== other.figures)
      expect((await signInByMail({ key: asked.page, figures: other.figures }, aVisitor())).ok).toBe(false);
    expect(await signInByMail({ key: asked.link }, aVisitor())).toMatchObject({ ok: true });
  });
});

test('asking answers alike, and mails, for an address that is known and one that isn’t; the demo’s get none', async () => {
  const { email } = await confirmed(await anAccount());
  for (const address of [email, anAddress()]) {
    expect((await askForSignInMail({ email: address }, aVisitor())).ok).toBe(true);
    const mails = await database().email.findMany({ where: { recipient: address, subject: 'Sign in to the shop' } });
    expect(mails).toHaveLength(1);
  }
  expect(await askForSignInMail({ email: 'shopper@demo.marketday' }, aVisitor())).toMatchObject({
    refusal: { code: 'forbidden' },
  });
});

describe('a guest who signs in by mail', () => {
  test.each(['a new account', 'an account'])('brings bag, hold, order and wish to %s', async (which) => {
    const email = which === 'an account' ? (await confirmed(await anAccount())).email : anAddress();
    const jar = await aProduct({ onHand: 10 });
    const { guest, headers } = await aGuest();
    await addToBag(guest.personId, { sku: jar.sku, quantity: 2 });
    const wished = await database().variant.findUniqueOrThrow({ where: { sku: jar.sku } });
    await database().wish.create({ data: { personId: guest.personId, productId: wished.productId } });
    const publicId = await anOrderOf(guest.personId);
    const { link } = await mailFor(email);
    const { personId } = requirePerson(await actorOf((await signedIn({ key: link }, headers)).headers));
    expect(personId).not.toBe(guest.personId);
    const where = { personId };
    const db = database();
    expect(await db.bagLine.findMany({ where })).toMatchObject([{ quantity: 2 }]);
    expect(await db.reservation.findMany({ where: { ...where, orderId: null } })).toMatchObject([{ quantity: 2 }]);
    expect(await db.order.findMany({ where })).toMatchObject([{ publicId }]);
    expect(await db.wish.count({ where })).toBe(1);
    expect(await bookProblems()).toEqual([]);
  });

  test('finds the alerts that their address asked for, with their places, and no other twice', async () => {
    const email = anAddress();
    const [gone, also] = [await aProduct({ onHand: 0 }), await aProduct({ onHand: 0 })];
    for (const { sku } of [gone, also]) {
      await askAsGuest({ email, subject: { kind: 'back_in_stock', sku } }, '10.9.0.1');
      const asked = await database().alert.findFirstOrThrow({ where: { variant: { sku } } });
      if (sku === gone.sku) await confirmAlert(asked.id);
    }
    const before = await database().alert.findFirstOrThrow({ where: { variant: { sku: gone.sku } } });
    const { link } = await mailFor(email);
    const { personId } = requirePerson(await actorOf((await signedIn({ key: link })).headers));
    const own = await database().alert.findMany({ where: { personId } });
    expect(own).toMatchObject([{ id: before.id, number: before.number, state: 'waiting', email: null }]);
    await signedIn({ key: (await mailFor(email)).link });
    expect(await database().alert.count({ where: { personId } })).toBe(1);
  });
});

test('thirty wrong figures a day end all figures of an address, however many clients type them; the link goes on', async () => {
  const email = anAddress();
  const before = await mailFor(email);
  const guesses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const { page } = await mailPage(email);
      return signInByMail({ key: page, figures: others(before.figures) }, aVisitor());
    }),
  );
  const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.refusal.code));
  expect(codes.filter((code) => code === 'signed_out')).toHaveLength(30);
  expect(codes.filter((code) => code === 'too_many')).toHaveLength(10);
  // Also the right ones, and those of a mail that was sent before.
  expect(await signInByMail({ key: before.page, figures: before.figures }, aVisitor())).toMatchObject({
    refusal: { code: 'too_many', message: expect.stringContaining('Open the link') },
  });
  await database().$executeRaw`DELETE FROM limit_count WHERE name = 'mailsPerAccount'`;
  const after = await mailFor(email);
  expect(after.figures).toBe('');
  expect(await readMailKey(after.page)).toMatchObject({ linkAlone: true });
  const { text } = await database().email.findFirstOrThrow({ where: { recipient: email }, orderBy: { id: 'desc' } });
  expect(text).toContain('We can’t send a code today');
  expect(await signInByMail({ key: after.link }, aVisitor())).toMatchObject({ ok: true });
});

/** A page of its own for each guess, as somebody with many clients has, without a mail for each. */
async function mailPage(email: string) {
  const { mail } = await makeFigures(email);
  return { page: await sealMailKey({ address: email, mail, next: '/' }) };
}
