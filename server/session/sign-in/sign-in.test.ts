import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requireAccount, requirePerson } from '#server/session/actor.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { aSession } from '#server/testing/session.ts';
import { aGuest, anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { isKnownBrowser } from './known-browser.ts';
import { register } from './register.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

testDatabase();

const bagOf = async (personId: string) =>
  ((await readMeView(personId))?.data.bag.lines ?? []).map(({ sku, quantity, heldUntil }) => ({
    sku,
    quantity,
    held: heldUntil !== null,
  }));
const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });

describe('a guest who signs in', () => {
  let jar: string;
  let bowl: string;
  beforeEach(async () => {
    jar = (await aProduct({ onHand: 10 })).sku;
    bowl = (await aProduct({ onHand: 10 })).sku;
  });

  test('finds both bags in one, every hold kept and no unit reserved twice', async () => {
    const { account, email } = await anAccount();
    await addToBag(account.personId, { sku: jar, quantity: 1 });
    const { guest, headers } = await aGuest();
    await addToBag(guest.personId, { sku: jar, quantity: 2 });
    await addToBag(guest.personId, { sku: bowl, quantity: 1 });

    const signed = await signIn({ email, password }, headers);
    expect(signed.ok).toBe(true);

    const actor = requireAccount(await actorOf(taking(headers, signed.ok ? signed.value.cookies : [])));
    expect(actor.personId).toBe(account.personId);
    expect(await bagOf(actor.personId)).toEqual([
      { sku: jar, quantity: 3, held: true },
      { sku: bowl, quantity: 1, held: true },
    ]);
    expect(await bagOf(guest.personId)).toEqual([]);
    expect(await stockOf(jar)).toEqual({ onHand: 10, reserved: 3 });
    expect(await stockOf(bowl)).toEqual({ onHand: 10, reserved: 1 });
  });

  test('keeps their bag when they open an account instead', async () => {
    const { guest, headers } = await aGuest();
    await addToBag(guest.personId, { sku: jar, quantity: 2 });
    const opened = await register({ name: 'Ines', email: `${randomUUID()}@example.com`, password }, headers);
    const actor = requireAccount(await actorOf(taking(headers, opened.ok ? opened.value : [])));
    expect(await bagOf(actor.personId)).toEqual([{ sku: jar, quantity: 2, held: true }]);
    expect(await stockOf(jar)).toEqual({ onHand: 10, reserved: 2 });
  });

  test('keeps their bag as a guest when the password is wrong', async () => {
    const { email } = await anAccount();
    const { guest, headers } = await aGuest();
    await addToBag(guest.personId, { sku: jar, quantity: 2 });
    const refused = await signIn({ email, password: 'not-it' }, headers);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'signed_out' } });
    expect(requirePerson(await actorOf(headers)).personId).toBe(guest.personId);
    expect(await bagOf(guest.personId)).toEqual([{ sku: jar, quantity: 2, held: true }]);
  });
});

test('signing out ends the session for good', async () => {
  const { email } = await anAccount();
  const headers = aVisitor();
  const signed = await signIn({ email, password }, headers);
  const inside = taking(headers, signed.ok ? signed.value.cookies : []);
  requireAccount(await actorOf(inside));
  const cookies = await signOut(inside, await actorOf(inside));
  expect((await actorOf(taking(inside, cookies))).kind).toBe('nobody');
  // The old cookie, kept by someone else, opens nothing.
  expect((await actorOf(inside)).kind).toBe('nobody');
});

describe('wrong passwords', () => {
  const wrong = (email: string, headers: Headers) => signIn({ email, password: 'not-it' }, headers);

  test('are refused after some by whoever guesses, from however many addresses, before they are looked at', async () => {
    const { email } = await confirmed(await anAccount());
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const tried = await wrong(email, aVisitor());
      codes.push(tried.ok ? 'in' : tried.refusal.code);
    }
    expect(codes).toEqual([...Array(5).fill('signed_out'), 'too_many', 'too_many']);
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ refusal: { code: 'too_many' } });
    // Half a minute later there are some more, and in a quarter of an hour ten in all.
    const later = () =>
      database().limitCount.updateMany({
        where: { name: 'passwordBurstsPerAccount' },
        data: { endsAt: new Date(0) },
      });
    await later();
    for (let attempt = 0; attempt < 3; attempt++) await wrong(email, aVisitor());
    await later();
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ refusal: { code: 'too_many' } });
  });

  test('by a stranger don’t keep the owner’s own browser out, until the password is another', async () => {
    const { email, headers } = await confirmed(await anAccount());
    const at = await accountsAt(email);
    for (let attempt = 0; attempt < 12; attempt++) await wrong(email, aVisitor());
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ refusal: { code: 'too_many' } });
    expect(await signIn({ email, password }, headers)).toMatchObject({ ok: true });
    expect(at.owner && isKnownBrowser(headers, at.owner)).toBe(true);
    expect(at.owner && isKnownBrowser(headers, { ...at.owner, passwordHash: 'another' })).toBe(false);
  });

  test('a sign-in with another browser is told by mail, one with the owner’s own isn’t', async () => {
    const { email, headers } = await confirmed(await anAccount());
    await signIn({ email, password }, headers);
    expect(await mailsTo(email)).not.toContain('New sign-in to your account');
    await signIn({ email, password }, aVisitor());
    expect(await mailsTo(email)).toContain('New sign-in to your account');
  });
});

describe('a session ends', () => {
  const hour = 3_600_000;
  const inHours = (date: Date) => (date.getTime() - Date.now()) / hour;

  test('when it was to, however much a shopper uses it', async () => {
    const { email, headers } = await anAccount();
    const session = { user: { claimedEmail: email } };
    await database().session.updateMany({ where: session, data: { updatedAt: new Date(Date.now() - 2 * hour) } });
    expect((await actorOf(headers)).kind).toBe('person');
    const { expiresAt, updatedAt } = await database().session.findFirstOrThrow({ where: session });
    expect(Math.round(inHours(expiresAt))).toBe(30 * 24);
    expect(inHours(updatedAt)).toBeGreaterThan(-0.2);
    await database().session.updateMany({ where: session, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await actorOf(headers)).toEqual({ kind: 'nobody' });
  });

  test('when a merchant has left it alone for two hours, and twelve hours after it began', async () => {
    const { email } = await aSession('owner');
    const session = { user: { email } };
    await database().session.deleteMany({ where: session });
    const signed = await signIn({ email, password: 'correct horse battery' }, aVisitor());
    const merchant = taking(new Headers(), signed.ok ? signed.value.cookies : []);
    const endsIn = async () => inHours((await database().session.findFirstOrThrow({ where: session })).expiresAt);
    expect(await endsIn()).toBeCloseTo(2, 1);

    const usedBefore = (begun: number, used: number) =>
      database().session.updateMany({
        where: session,
        data: {
          createdAt: new Date(Date.now() - begun * hour),
          updatedAt: new Date(Date.now() - used * hour),
          expiresAt: new Date(Date.now() + (2 - used) * hour),
        },
      });
    await usedBefore(5, 1);
    expect(await actorOf(merchant)).toMatchObject({ roles: ['owner'] });
    expect(await endsIn()).toBeCloseTo(2, 1);
    await usedBefore(11.5, 1.8);
    expect(await actorOf(merchant)).toMatchObject({ roles: ['owner'] });
    expect(await endsIn()).toBeCloseTo(0.5, 1);
    await usedBefore(5, 2.1);
    expect(await actorOf(merchant)).toEqual({ kind: 'nobody' });
    expect(await database().session.count({ where: session })).toBe(0);
  });
});
