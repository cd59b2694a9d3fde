import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMeView } from '#server/account/me-view.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { actorOf, type PersonActor, requireAccount, requirePerson } from './actor.ts';
import { becomeGuest } from './become-guest.ts';
import { register } from './register.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

testDatabase();

const password = 'a-good-password';
let visitors = 0;
// Each visitor has an address of their own: the rate limit counts by it.
const aVisitor = () => new Headers({ host: '127.0.0.1:0', 'x-client-address': `10.0.0.${++visitors}` });

/** The visitor's headers once their browser has taken these cookies. */
function taking(headers: Headers, setCookies: string[]): Headers {
  const cookies = new Map(
    (headers.get('cookie') ?? '')
      .split('; ')
      .filter(Boolean)
      .map((pair) => pair.split(/=(.*)/s) as [string, string]),
  );
  for (const line of setCookies) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    if (/max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
  const taken = new Headers(headers);
  taken.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
  return taken;
}

async function aGuest(): Promise<{ guest: PersonActor; headers: Headers }> {
  const headers = aVisitor();
  const made = await becomeGuest(headers);
  const cookies = made.headers.filter(([name]) => name === 'set-cookie').map(([, line]) => line);
  return { guest: requirePerson(made.actor), headers: taking(headers, cookies) };
}

async function anAccount(): Promise<{ account: PersonActor; email: string }> {
  const email = `${randomUUID()}@example.com`;
  const headers = aVisitor();
  const opened = await register({ name: 'Maud', email, password }, headers);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return { account: requireAccount(await actorOf(taking(headers, opened.value))), email };
}

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

    const actor = requireAccount(await actorOf(taking(headers, signed.ok ? signed.value : [])));
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

describe('I7: nobody learns whether an address has an account', () => {
  test('signing in is refused in the same words for a wrong password and an unknown address', async () => {
    const { email } = await anAccount();
    const wrong = await signIn({ email, password: 'not-it' }, aVisitor());
    const unknown = await signIn({ email: 'nobody@example.com', password: 'not-it' }, aVisitor());
    expect(wrong).toEqual(unknown);
  });

  test('registering a taken address is refused without a word about it', async () => {
    const { email } = await anAccount();
    const refused = await register({ name: 'Someone', email, password }, aVisitor());
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(JSON.stringify(refused)).not.toMatch(/exist|taken|already registered/i);
  });
});

test('signing out ends the session for good', async () => {
  const { email } = await anAccount();
  const headers = aVisitor();
  const signed = await signIn({ email, password }, headers);
  const inside = taking(headers, signed.ok ? signed.value : []);
  requireAccount(await actorOf(inside));
  const cookies = await signOut(inside);
  expect((await actorOf(taking(inside, cookies))).kind).toBe('nobody');
  // The old cookie, kept by someone else, opens nothing.
  expect((await actorOf(inside)).kind).toBe('nobody');
});

test('too many tries in a minute are refused before the password is looked at', async () => {
  const { email } = await anAccount();
  const headers = aVisitor();
  const codes = new Set<string>();
  for (let attempt = 0; attempt < 25; attempt++) {
    const tried = await signIn({ email, password: 'not-it' }, headers);
    if (!tried.ok) codes.add(tried.refusal.code);
  }
  expect(codes).toEqual(new Set(['signed_out', 'too_many']));
});
