import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMeView } from '#server/account/me-view.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database, transaction } from '#server/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import { setSettings } from '#server/settings.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { outbidOn } from '#server/testing/notices.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { accountsAt } from './accounts-at.ts';
import { actorOf, type PersonActor, requireAccount, requirePerson } from './actor.ts';
import { confirmAddress } from './confirm-address.ts';
import { confirmKey } from './confirm-link.ts';
import { appointMerchants } from './demo/appoint-merchants.ts';
import { becomeGuest } from './guest/become-guest.ts';
import { isKnownBrowser } from './known-browser.ts';
import { askForNewPassword, setNewPassword } from './password/forgotten-password.ts';
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

async function anAccount(): Promise<{ account: PersonActor; email: string; headers: Headers }> {
  const email = `${randomUUID()}@example.com`;
  const headers = aVisitor();
  const opened = await register({ name: 'Maud', email, password }, headers);
  if (!opened.ok) throw new Error(opened.refusal.message);
  const inside = taking(headers, opened.value);
  const account = requireAccount(await actorOf(inside));
  // The mail is written after the answer.
  await expect.poll(() => mailsTo(email)).not.toEqual([]);
  return { account, email, headers: inside };
}

/** The account once its owner has confirmed the address. */
async function confirmed<T extends { account: PersonActor; email: string; headers: Headers }>(opened: T): Promise<T> {
  const { account, email, headers } = opened;
  const { claim } = await accountsAt(email);
  await confirmAddress(
    { key: confirmKey(claim?.userId ?? '', email, Date.now()) },
    { personId: account.personId, headers },
  );
  return opened;
}

const mailsTo = async (recipient: string) =>
  (await database().email.findMany({ where: { recipient } })).map(({ subject }) => subject);

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
      answers.push({ ok: opened.ok, role: actor.role, email: actor.email === address, address });
    }
    const alike = { ok: true, role: 'shopper', email: true };
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

describe('an address', () => {
  test('is the account’s own once its owner has confirmed it, with the password or signed in', async () => {
    for (const way of ['password', 'session'] as const) {
      const { account, email, headers } = await anAccount();
      const key = confirmKey((await accountsAt(email)).claim?.userId ?? '', email, Date.now());
      const visitor = { personId: way === 'session' ? account.personId : null, headers };
      const nobody = { personId: await aPerson(), headers: aVisitor() };
      expect(await confirmAddress({ key }, nobody)).toMatchObject({ refusal: { code: 'signed_out' } });
      expect(await confirmAddress({ key, password: 'wrong' }, nobody)).toMatchObject({ ok: false });
      expect((await accountsAt(email)).owner).toBeNull();
      const proof = way === 'password' ? { key, password } : { key };
      expect(await confirmAddress(proof, visitor)).toMatchObject({ ok: true });
      expect(await accountsAt(email)).toMatchObject({ owner: { personId: account.personId }, claim: null });
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
  const token = /token=([^\s"]+)/.exec(mail.text)?.[1] ?? '';
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
    const { email } = await aSession('merchant');
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
    expect(await actorOf(merchant)).toMatchObject({ role: 'merchant' });
    expect(await endsIn()).toBeCloseTo(2, 1);
    await usedBefore(11.5, 1.8);
    expect(await actorOf(merchant)).toMatchObject({ role: 'merchant' });
    expect(await endsIn()).toBeCloseTo(0.5, 1);
    await usedBefore(5, 2.1);
    expect(await actorOf(merchant)).toEqual({ kind: 'nobody' });
    expect(await database().session.count({ where: session })).toBe(0);
  });
});

test('the desk is opened to an address that the configuration names, once its owner has confirmed it', async () => {
  const opened = await anAccount();
  setSettings({ ...testSettings(), MERCHANT_EMAILS: [opened.email] });
  await appointMerchants();
  expect(await actorOf(opened.headers)).toMatchObject({ role: 'shopper' });
  await confirmed(opened);
  expect(await actorOf(opened.headers)).toMatchObject({ role: 'merchant' });
  setSettings(testSettings());
});
