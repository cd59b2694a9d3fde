import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { describe, expect, test } from 'vitest';
import { accountTopic } from '#server/account/account-view.ts';
import { changeAddress } from '#server/account/change-address.ts';
import { changePassword } from '#server/account/change-password.ts';
import { deleteAccount } from '#server/account/delete-account.ts';
import { ownView } from '#server/account/own-views.ts';
import { beginCodes, confirmCodes, readCodesToSetUp } from '#server/account/sign-in-codes.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, type PersonActor, requireAccount, requirePerson } from '#server/session/actor.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { removePassword } from '#server/session/password/remove-password.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { type Authenticator, anAuthenticator } from '#server/testing/authenticator.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { aGuest, anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { askForOwnPasskey, askForPasskey } from './ask-for-passkey.ts';
import { removePasskey, renamePasskey } from './change-passkeys.ts';
import { passkeySite } from './passkey-site.ts';
import { confirmByPasskey, signInByPasskey } from './sign-in-by-passkey.ts';

testDatabase();

interface Own {
  account: PersonActor;
  email: string;
  headers: Headers;
}

async function add({ account, headers }: Pick<Own, 'account' | 'headers'>, device: Authenticator, name = 'My phone') {
  const begun = await beginPasskey(account, headers);
  if (!begun.ok) return begun;
  const passkey = device.make(begun.value.question.options);
  return addPasskey(account, { name, passkey }, taking(headers, begun.value.cookies));
}

async function withPasskey(device = anAuthenticator()): Promise<Own & { device: Authenticator }> {
  const own = await confirmed(await anAccount());
  expect(await add(own, device)).toMatchObject({ ok: true });
  return { ...own, device };
}

async function signInWith(device: Authenticator, browser = aVisitor()) {
  const { question, cookies } = await askForPasskey(browser);
  const asked = taking(browser, cookies);
  const signed = await signInByPasskey(device.use(question.options), asked);
  return { signed, inside: taking(asked, signed.ok ? signed.value.cookies : []) };
}

const ownerOf = async (headers: Headers) => requireAccount(await actorOf(headers));

async function signedInByPassword(email: string): Promise<Headers> {
  const browser = aVisitor();
  const signed = await signIn({ email, password }, browser);
  return taking(browser, signed.ok ? signed.value.cookies : []);
}

const longAgo = (account: PersonActor) =>
  database().session.update({
    where: { id: account.sessionId },
    data: { createdAt: new Date(Date.now() - 660_000), provenAt: null },
  });
const keysOf = async ({ personId }: PersonActor) => (await ownView(accountTopic, personId))?.data.passkeys ?? [];

describe('a passkey', () => {
  test('is added, told by mail, and signs in to the same account; each question is answered once', async () => {
    const { account, email, device } = await withPasskey();
    expect(await keysOf(account)).toMatchObject([{ name: 'My phone', usedAt: null }]);
    expect(await mailsTo(email)).toContain('A passkey was added to your account');

    const browser = aVisitor();
    const { question, cookies } = await askForPasskey(browser);
    const asked = taking(browser, cookies);
    const answer = device.use(question.options);
    const signed = await signInByPasskey(answer, asked);
    const actor = requireAccount(await actorOf(taking(asked, signed.ok ? signed.value.cookies : [])));
    expect(actor.personId).toBe(account.personId);
    expect((await keysOf(account))[0]?.usedAt).not.toBeNull();
    expect(await signInByPasskey(answer, asked)).toMatchObject({ refusal: { code: 'signed_out' } });
    expect(await mailsTo(email)).toContain('New sign-in to your account');
  });

  test('changes the version of its owner’s view with whatever happens to it', async () => {
    const { account, device, headers } = await withPasskey();
    const version = async () => (await ownView(accountTopic, account.personId))?.version ?? 0;
    const id = (await keysOf(account))[0]?.id ?? '';
    let before = await version();
    for (const happen of [
      () => signInWith(device),
      () => renamePasskey(account, { id, name: 'Laptop' }),
      () => removePasskey(account, id, headers),
    ]) {
      await happen();
      expect(await version()).toBeGreaterThan(before);
      before = await version();
    }
  });

  test('brings the guest’s bag along, and is known by a browser from then on', async () => {
    const { account, device, email } = await withPasskey();
    const { sku } = await aProduct({ onHand: 3 });
    const { guest, headers } = await aGuest();
    await addToBag(guest.personId, { sku, quantity: 2 });
    const { inside } = await signInWith(device, headers);
    expect(requirePerson(await actorOf(inside)).personId).toBe(account.personId);
    expect(await database().bagLine.findMany({ where: { personId: account.personId } })).toMatchObject([
      { quantity: 2 },
    ]);
    const before = (await mailsTo(email)).length;
    await signInWith(device, inside);
    expect(await mailsTo(email)).toHaveLength(before);
  });

  test.each([
    ['of another site', { origin: 'https://shop.example', rpId: 'shop.example' }],
    ['of another port', { origin: 'http://localhost:1' }],
    ['whose device asks for no finger, face or PIN', { verifies: false }],
  ])('%s isn’t kept', async (_, habits) => {
    const own = await confirmed(await anAccount());
    expect(await add(own, anAuthenticator(habits))).toMatchObject({ refusal: { code: 'invalid' } });
    expect(await keysOf(own.account)).toEqual([]);
  });

  test('that nobody has, or that answers another question or another browser, signs nobody in, in one voice', async () => {
    const { device } = await withPasskey();
    const refused = { ok: false, refusal: { code: 'signed_out' } };
    const stranger = await signInWith(anAuthenticator());
    expect(stranger.signed).toMatchObject(refused);
    const [mine, theirs] = [await askForPasskey(aVisitor()), await askForPasskey(aVisitor())];
    const other = await signInByPasskey(device.use(theirs.question.options), taking(aVisitor(), mine.cookies));
    expect(other).toEqual(stranger.signed);
    expect(await signInByPasskey(device.use(theirs.question.options), aVisitor())).toEqual(stranger.signed);
  });

  test('is refused after many wrong answers, until a quarter of an hour is over', async () => {
    const { device } = await withPasskey();
    for (let attempt = 0; attempt < 10; attempt++) {
      await signInByPasskey(device.use({ challenge: 'AAAA' }), aVisitor());
    }
    expect((await signInWith(device)).signed).toMatchObject({ refusal: { code: 'too_many' } });
  });

  test('isn’t offered at a bare address, nor by plain http from elsewhere', () => {
    const siteOf = (PUBLIC_URL: string) => {
      setSettings({ ...testSettings(), PUBLIC_URL });
      return passkeySite();
    };
    expect(siteOf('https://shop.example:8443/')).toEqual({ rpId: 'shop.example', origin: 'https://shop.example:8443' });
    expect([siteOf('https://10.0.0.1'), siteOf('https://[::1]'), siteOf('http://shop.example')]).toEqual([
      null,
      null,
      null,
    ]);
    setSettings(testSettings());
    expect(passkeySite()?.rpId).toBe('localhost');
  });
});

describe('adding and removing', () => {
  test('want it proven who is there, once the sign-in is a while ago: by the passkey, among others', async () => {
    const { account, headers, device } = await withPasskey();
    await longAgo(account);
    const id = (await keysOf(account))[0]?.id ?? '';
    const wanted = { refusal: { code: 'step_up_required' } };
    expect(await add({ account, headers }, anAuthenticator())).toMatchObject(wanted);
    expect(await removePasskey(account, id, headers)).toMatchObject(wanted);
    expect(await keysOf(account)).toHaveLength(1);

    const another = await withPasskey();
    const { question, cookies } = await askForOwnPasskey(headers);
    const asked = taking(headers, cookies);
    expect(await confirmByPasskey(account, another.device.use(question.options), asked)).toMatchObject({
      refusal: { code: 'signed_out' },
    });
    const sure = await confirmByPasskey(account, device.use(question.options), asked);
    const inside = taking(asked, sure.ok ? sure.value : []);
    expect((await actorOf(headers)).kind).toBe('nobody');
    expect(
      await add({ account: requireAccount(await actorOf(inside)), headers: inside }, anAuthenticator()),
    ).toMatchObject({
      ok: true,
    });
  });

  test('are nobody’s but their owner’s; the only way in stays', async () => {
    const { account, headers, email } = await withPasskey();
    const id = (await keysOf(account))[0]?.id ?? '';
    const { account: stranger, headers: theirs } = await withPasskey();
    expect(await removePasskey(stranger, id, theirs)).toMatchObject({ ok: true });
    await expect(renamePasskey(stranger, { id, name: 'Mine' })).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
    expect(await keysOf(account)).toMatchObject([{ name: 'My phone' }]);

    const { id: userId } = await database().user.findUniqueOrThrow({ where: { email } });
    await database().account.deleteMany({ where: { userId } });
    await database().user.update({ where: { id: userId }, data: { email: `${userId}@unconfirmed.invalid` } });
    expect(await removePasskey(account, id, headers)).toMatchObject({ refusal: { code: 'last_way_in' } });
    expect(await keysOf(account)).toHaveLength(1);
    await add({ account, headers }, anAuthenticator());
    const both = await Promise.all((await keysOf(account)).map((key) => removePasskey(account, key.id, headers)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await keysOf(account)).toHaveLength(1);
  });
});

describe('a merchant’s passkey, where the shop wants two factors', () => {
  test('opens the desk; a password alone doesn’t, nor makes it another factor', async () => {
    const { email, device } = await withPasskey();
    await database().user.update({ where: { email }, data: { roles: ['owner'] } });
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    const { inside } = await signInWith(device);
    expect(await actorOf(inside)).toMatchObject({ roles: ['owner'] });

    const half = await signedInByPassword(email);
    const actor = await ownerOf(half);
    expect(actor).toMatchObject({ roles: [], mustSetUpCodes: true });
    const wanted = { refusal: { code: 'step_up_required' } };
    expect(await add({ account: actor, headers: half }, anAuthenticator())).toMatchObject(wanted);
    expect(await beginCodes(actor, password, half)).toMatchObject(wanted);
    setSettings(testSettings());
  });

  test('isn’t ended or replaced by whoever knows the password alone: no command of the account is theirs', async () => {
    const { email, headers, device } = await withPasskey();
    await database().user.update({ where: { email }, data: { roles: ['owner'] } });
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    const [{ inside }, half] = [await signInWith(device), await signedInByPassword(email)];
    const [thief, id] = [requireAccount(await actorOf(half)), (await keysOf(await ownerOf(inside)))[0]?.id ?? ''];
    const known = { currentPassword: password };
    const tried = {
      remove: await removePasskey(thief, id, half),
      rename: await renamePasskey(thief, { id, name: 'Another' }),
      add: await add({ account: thief, headers: half }, anAuthenticator()),
      beginCodes: await beginCodes(thief, password, half),
      confirmCodes: await confirmCodes(thief, '000000', half),
      prove: { ok: false, refusal: await checkPassword(thief, half, password) },
      changeAddress: await changeAddress(thief, { ...known, email: 'thief@example.com' }, half),
      changePassword: await changePassword(thief, { ...known, password: 'quite another one' }, half),
      removePassword: await removePassword(thief),
      deleteAccount: await deleteAccount(thief, known, half),
    };
    for (const [command, answer] of Object.entries(tried))
      expect({ command, answer }).toMatchObject({ command, answer: { refusal: { code: 'step_up_required' } } });
    expect(await keysOf(thief)).toMatchObject([{ id, name: 'My phone' }]);
    expect(await actorOf(inside)).toMatchObject({ roles: ['owner'], email });
    expect(await actorOf(half)).toMatchObject({ roles: [], mustSetUpCodes: true });
    // Their owner goes on with it: what proves it is the passkey.
    const { question, cookies } = await askForOwnPasskey(headers);
    expect(
      await confirmByPasskey(await ownerOf(headers), device.use(question.options), taking(headers, cookies)),
    ).toMatchObject({ ok: true });
    setSettings(testSettings());
  });

  test('guards the codes that its owner sets up: no session by password sees the secret, or is let in by them', async () => {
    const { email, device } = await withPasskey();
    await database().user.update({ where: { email }, data: { roles: ['owner'] } });
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    const [{ inside }, half] = [await signInWith(device), await signedInByPassword(email)];
    const owner = await ownerOf(inside);
    expect(await beginCodes(owner, password, inside)).toMatchObject({ ok: true });
    expect(await readCodesToSetUp(await ownerOf(half))).toBeNull();
    const { secret = '' } = (await readCodesToSetUp(owner)) ?? {};
    const code = await createOTP(new TextDecoder().decode(base32.decode(secret))).totp();
    const on = await confirmCodes(owner, code, inside);
    expect(await actorOf(taking(inside, on.ok ? on.value : []))).toMatchObject({ roles: ['owner'] });
    expect(await actorOf(half)).toEqual({ kind: 'nobody' });
    setSettings(testSettings());
  });

  test('that is their first makes the session that added it the desk’s, and its removal ends that', async () => {
    const { email, account, headers } = await confirmed(await anAccount());
    await database().user.update({ where: { email }, data: { roles: ['owner'] } });
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    expect(await add({ account: requireAccount(await actorOf(headers)), headers }, anAuthenticator())).toMatchObject({
      ok: true,
    });
    expect(await actorOf(headers)).toMatchObject({ roles: ['owner'] });
    await removePasskey(account, (await keysOf(account))[0]?.id ?? '', headers);
    expect(await actorOf(headers)).toMatchObject({ roles: [], mustSetUpCodes: true });
    setSettings(testSettings());
  });
});
