import { randomUUID } from 'node:crypto';
import { createOTP } from '@better-auth/utils/otp';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, type PersonActor, requireAccount } from '#server/session/actor.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { confirmAddress } from '#server/session/address/confirm-address.ts';
import { confirmKey } from '#server/session/address/confirm-link.ts';
import { register } from '#server/session/sign-in/register.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { signInWithCode } from '#server/session/sign-in/sign-in-with-code.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readAccountState } from './account-state.ts';
import { changeAddress } from './change-address.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { exportAccount } from './export-account.ts';
import { ownSessionsTopic } from './own-sessions-view.ts';
import { ownView } from './own-views.ts';
import { beginCodes, confirmCodes, endCodes, readCodesToSetUp } from './sign-in-codes.ts';

const { url } = testDatabase();
const password = 'seven grey herons';
let visitors = 0;
const aBrowser = () => new Headers({ 'x-client-address': `10.1.0.${++visitors}`, 'user-agent': 'Firefox/140 X11' });
const withCookies = (headers: Headers, lines: readonly string[]) => {
  const next = new Headers(headers);
  next.set(
    'cookie',
    lines
      .filter((line) => !/max-age=0/i.test(line))
      .map((line) => line.split(';')[0])
      .join('; '),
  );
  return next;
};

interface Own {
  actor: PersonActor;
  headers: Headers;
  email: string;
}

async function anAccount(name = 'Maud Renard'): Promise<Own> {
  const email = `${randomUUID()}@example.com`;
  const opened = await register({ name, email, password }, aBrowser());
  const headers = withCookies(aBrowser(), opened.ok ? opened.value : []);
  const actor = requireAccount(await actorOf(headers));
  await confirm(actor, email, headers);
  return { actor, headers, email };
}

async function confirm(actor: PersonActor, email: string, headers: Headers) {
  const { userId } = await readAccountState(actor.personId);
  return confirmAddress({ key: confirmKey(userId, email, Date.now()) }, { personId: actor.personId, headers });
}

async function signedInAgain({ email }: { email: string }, by = password): Promise<Headers> {
  const browser = aBrowser();
  const signed = await signIn({ email, password: by }, browser);
  if (!signed.ok) throw new Error(signed.refusal.message);
  return withCookies(browser, signed.value.cookies);
}
const isIn = async (headers: Headers) => (await actorOf(headers)).kind === 'person';
const mailsTo = async (recipient: string) =>
  (await database().email.findMany({ where: { recipient } })).map(({ subject }) => subject);

test('a new password ends the other sessions and is told by mail; a wrong or common one changes nothing', async () => {
  const own = await anAccount();
  const elsewhere = await signedInAgain(own);
  const { actor, headers } = own;
  const to = (currentPassword: string, wanted: string) =>
    changePassword(actor, { currentPassword, password: wanted }, headers);
  expect(await to('not it at all', 'nine white herons')).toMatchObject({ refusal: { field: 'currentPassword' } });
  expect(await to(password, 'Password2026')).toMatchObject({ refusal: { code: 'invalid', field: 'password' } });
  expect(await isIn(elsewhere)).toBe(true);

  const changed = await to(password, 'nine white herons');
  expect([await isIn(elsewhere), await isIn(headers)]).toEqual([false, false]);
  expect(await isIn(withCookies(headers, changed.ok ? changed.value : []))).toBe(true);
  expect(await mailsTo(own.email)).toContain('Your password was changed');
  await expect(signedInAgain(own)).rejects.toThrow('don’t match');
  expect(await isIn(await signedInAgain(own, 'nine white herons'))).toBe(true);
});

test('a new address is the account’s once it is confirmed there, and the one before is told', async () => {
  const { actor, headers, email } = await anAccount();
  const next = `${randomUUID()}@example.com`;
  expect(await changeAddress(actor, { email: next, currentPassword: 'wrong one' }, headers)).toMatchObject({
    ok: false,
  });
  expect(await changeAddress(actor, { email: next.toUpperCase(), currentPassword: password }, headers)).toMatchObject({
    ok: true,
  });
  await expect.poll(() => mailsTo(next)).toEqual(['Confirm your email address']);
  expect(await readAccountState(actor.personId)).toMatchObject({ address: email, claimed: next });
  expect(requireAccount(await actorOf(headers)).email).toBe(email);
  expect(await confirm(actor, next, headers)).toMatchObject({ ok: true });
  expect(await readAccountState(actor.personId)).toMatchObject({ address: next, claimed: null, confirmed: true });
  expect(await mailsTo(email)).toContain('Your account has another email address now');
  expect((await accountsAt(email)).owner).toBeNull();
});

test('sessions are listed by their browsers, and end one by one or all but this one', async () => {
  const own = await anAccount();
  const [one, other] = [await signedInAgain(own), await signedInAgain(own)];
  const list = async () => (await ownView(ownSessionsTopic, own.actor.personId))?.data.sessions ?? [];
  expect((await list()).map(({ browser }) => browser)).toEqual(Array(3).fill('Firefox on Linux'));
  const oneId = requireAccount(await actorOf(one)).sessionId;
  const stranger = await anAccount();
  await endOwnSessions(stranger.actor, oneId);
  expect(await isIn(one)).toBe(true);
  await endOwnSessions(own.actor, oneId);
  expect([await isIn(one), await isIn(other)]).toEqual([false, true]);
  expect((await list()).map(({ id }) => id)).not.toContain(oneId);
  await endOwnSessions(own.actor, undefined);
  expect([await isIn(other), await isIn(own.headers)]).toEqual([false, true]);
  expect(await list()).toMatchObject([{ id: own.actor.sessionId }]);
});

describe('deleting an account', () => {
  /** Everything in the database as text, table by table. */
  async function tablesWith(words: readonly string[]): Promise<string[]> {
    const client = new Client({ connectionString: url() });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const found = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(`SELECT 1 FROM "${name}" AS one WHERE one::text ILIKE ANY ($1) LIMIT 1`, [
        words.map((word) => `%${word}%`),
      ]);
      if (rowCount) found.push(name);
    }
    await client.end();
    return found.sort();
  }

  test('is refused, with the reason, while an order is on its way', async () => {
    const { actor, headers } = await anAccount();
    const publicId = await aPaidOrder((await aProduct()).sku);
    await database().order.update({ where: { publicId }, data: { personId: actor.personId } });
    const refused = await deleteAccount(actor, { currentPassword: password }, headers);
    expect(refused).toMatchObject({
      refusal: { code: 'account_in_use', reasons: [expect.stringContaining('arrived')] },
    });
    expect(await isIn(headers)).toBe(true);
  });

  test('leaves orders, invoices and bids, and nothing that says whose they are but the invoices', async () => {
    const own = await anAccount('Zdenka Quillfeather');
    const { actor, headers, email } = own;
    const { sku } = await aProduct();
    const publicId = await aPaidOrder(sku);
    await addToBag(actor.personId, { sku, quantity: 1 });
    await database().order.update({
      where: { publicId },
      data: {
        personId: actor.personId,
        email,
        status: 'completed',
        shippingAddress: { name: 'Zdenka Quillfeather', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
        billingAddress: { name: 'Zdenka Quillfeather', line1: '1', city: 'Brno', postalCode: '60200', country: 'CZ' },
        company: 'Quillfeather s.r.o.',
        vatNumber: 'CZ25123891',
        phone: '+420601123456',
        messages: { create: { author: 'customer', body: 'I am Zdenka Quillfeather.', key: '1' } },
      },
    });
    const exported = JSON.stringify(await exportAccount(actor));
    for (const word of [
      email,
      sku,
      'I am Zdenka',
      'Firefox on Linux',
      'Lyon',
      'Brno',
      'Quillfeather s.r.o.',
      'CZ25123891',
      '+420601',
    ])
      expect(exported).toContain(word);
    expect(await tablesWith([email, 'Quillfeather'])).toEqual(
      expect.arrayContaining(['orders', 'user', 'order_message']),
    );

    expect(await deleteAccount(actor, { currentPassword: 'not this one' }, headers)).toMatchObject({ ok: false });
    expect(await deleteAccount(actor, { currentPassword: password }, headers)).toMatchObject({ ok: true });
    // The last mail waits to be sent.
    expect(await mailsTo(email)).toEqual(['Your account is deleted']);
    await database().email.deleteMany({ where: { recipient: email } });
    expect((await tablesWith([email, 'Quillfeather'])).filter((name) => name !== 'invoice')).toEqual([]);
    expect(await tablesWith(['CZ25123891', '+420601123456'])).toEqual([]);
    expect(
      await database().order.count({ where: { publicId, personId: actor.personId, totalAmount: { gt: 0 } } }),
    ).toBe(1);
    expect(await isIn(headers)).toBe(false);
    await expect(signedInAgain(own)).rejects.toThrow('don’t match');
  });
});

describe('codes from an app', () => {
  const codeFor = async (address: string) => {
    const secret = new URL(address).searchParams.get('secret') ?? '';
    const { base32 } = await import('@better-auth/utils/base32');
    return createOTP(new TextDecoder().decode(base32.decode(secret))).totp();
  };

  test('are wanted of a merchant before the desk opens, then at every sign-in; a recovery code works once', async () => {
    const own = await anAccount();
    await database().user.update({ where: { email: own.email }, data: { roles: ['owner'] } });
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    const headers = await signedInAgain(own);
    const actor = requireAccount(await actorOf(headers));
    expect(actor).toMatchObject({ roles: [], mustSetUpCodes: true });

    expect(await beginCodes(actor, 'wrong', headers)).toMatchObject({ ok: false });
    expect(await beginCodes(actor, password, headers)).toMatchObject({ ok: true });
    const toSetUp = await readCodesToSetUp(actor);
    if (!toSetUp) throw new Error('There is nothing to set up.');
    expect(await confirmCodes(actor, '000000', headers)).toMatchObject({ ok: false });
    const on = await confirmCodes(actor, await codeFor(toSetUp.address), headers);
    const inside = withCookies(headers, on.ok ? on.value : []);
    expect(await actorOf(inside)).toMatchObject({ roles: ['owner'] });
    expect(await readCodesToSetUp(actor)).toBeNull();

    const waiting = async () => {
      const signed = await signIn({ email: own.email, password }, aBrowser());
      expect(signed).toMatchObject({ ok: true, value: { wantsCode: true } });
      return withCookies(aBrowser(), signed.ok ? signed.value.cookies : []);
    };
    const half = await waiting();
    expect(await isIn(half)).toBe(false);
    expect(await signInWithCode('000000', half)).toMatchObject({ refusal: { code: 'signed_out' } });
    const whole = await signInWithCode(await codeFor(toSetUp.address), half);
    expect(await actorOf(withCookies(half, whole.ok ? whole.value : []))).toMatchObject({ roles: ['owner'] });
    const [recovery = ''] = toSetUp.recoveryCodes;
    expect(await signInWithCode(recovery, await waiting())).toMatchObject({ ok: true });
    expect(await signInWithCode(recovery, await waiting())).toMatchObject({ ok: false });

    const off = await endCodes(requireAccount(await actorOf(inside)), password, inside);
    expect(off).toMatchObject({ ok: true });
    expect(await actorOf(withCookies(inside, off.ok ? off.value : []))).toMatchObject({ roles: [] });
    setSettings(testSettings());
  });
});
