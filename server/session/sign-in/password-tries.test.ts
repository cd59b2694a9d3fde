import { describe, expect, test } from 'vitest';
import { actorOf, requireAccount } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';
import { quickPasswords } from '#server/testing/quick-passwords.ts';
import { anAccount, aVisitor, confirmed, password, taking } from '#server/testing/visitors.ts';
import { register } from './register.ts';
import { signIn } from './sign-in.ts';

testDatabase();

const hashed = quickPasswords();

const own = 'a password of their own';

/** Somebody who opens an account with an address that they can't read. */
async function aClaim(email: string, secret = own) {
  const browser = aVisitor();
  const opened = await register({ name: 'Someone', email, password: secret }, browser);
  const inside = taking(browser, opened.ok ? opened.value : []);
  return { inside, personId: requireAccount(await actorOf(inside)).personId };
}

async function signedIn(email: string, secret: string, browser = aVisitor()) {
  const signed = await signIn({ email, password: secret }, browser);
  if (!signed.ok) return signed.refusal.code;
  return requireAccount(await actorOf(taking(browser, signed.value.cookies))).personId;
}

describe('a stranger who has opened an account with somebody’s address', () => {
  test.each(['in the browser that opened it', 'in another each time'])(
    'has no more guesses than anybody: %s',
    async (where) => {
      const { email, account } = await confirmed(await anAccount());
      const { inside, personId } = await aClaim(email);
      const browser = () => (where.includes('another') ? aVisitor() : inside);
      for (let round = 0; round < 3; round++) {
        for (let guess = 0; guess < 2; guess++) await signedIn(email, `guess ${round} ${guess} at it`, browser());
        if (round < 2) expect(await signedIn(email, own, browser())).toBe(personId);
      }
      expect(['signed_out', 'too_many']).toContain(await signedIn(email, password, browser()));
      expect(await signedIn(email, password)).toBe('too_many');
      expect(account.personId).not.toBe(personId);
    },
  );

  test('doesn’t keep the owner out of a browser that their account knows', async () => {
    const { email, account, headers } = await confirmed(await anAccount());
    const { inside } = await aClaim(email);
    for (let guess = 0; guess < 12; guess++) await signedIn(email, `guess ${guess} at it`, inside);
    expect(await signedIn(email, password, headers)).toBe(account.personId);
  });

  test('separates nobody from the account that they opened before and haven’t confirmed', async () => {
    const { email, account } = await anAccount();
    for (const secret of [own, 'another of their own', 'a third one of theirs']) await aClaim(email, secret);
    expect(await signedIn(email, password)).toBe(account.personId);
  });

  test('and was there first comes after who has paid an order; each browser opens the account that it knows', async () => {
    const { email } = await anAccount();
    await aClaim(email, 'another of the stranger’s');
    const { inside, personId } = await aClaim(email);
    expect(await signedIn(email, own)).toBe('signed_out');
    expect(await signedIn(email, own, inside)).toBe(personId);
    await anOrderOf(personId);
    expect(await signedIn(email, own)).toBe(personId);
  });
});

test('a wrong password costs the same work for every address, and the right one of a claim tells of no other account', async () => {
  const work = async (email: string, secret: string) => {
    for (const spy of hashed) spy.mockClear();
    await signIn({ email, password: secret }, aVisitor());
    return hashed.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  };
  const [one, several, owned] = [await anAccount(), await anAccount(), await confirmed(await anAccount())];
  for (const secret of [own, own, own]) await aClaim(several.email, secret);
  await aClaim(owned.email);
  const addresses = [one.email, several.email, owned.email, 'nobody@example.com'];
  for (const email of addresses)
    expect({ email, times: await work(email, 'a wrong one') }).toEqual({ email, times: 3 });
  for (const email of [one.email, several.email]) expect(await work(email, password)).toBe(3);
  expect(await work(owned.email, own)).toBe(3);
});
