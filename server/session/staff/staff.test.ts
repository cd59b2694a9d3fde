import { beforeEach, describe, expect, it } from 'vitest';
import { makeKeySchema } from '#contract/api-key/api-key.ts';
import { deleteAccount } from '#server/account/delete-account.ts';
import { makeApiKey } from '#server/api-key/make-api-key.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { type Actor, actorOf, actorOfKey, requireAccount } from '#server/session/actor.ts';
import { writeSignInMail } from '#server/session/by-mail/ask-for-sign-in-mail.ts';
import { signInByMail } from '#server/session/by-mail/sign-in-by-mail.ts';
import { can } from '#server/session/can.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aKey } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testSettings } from '#server/testing/settings.ts';
import { anAccount, aVisitor, confirmed, mailsTo, password, taking } from '#server/testing/visitors.ts';
import { addStaff } from './add-staff.ts';
import { changeStaff } from './change-staff.ts';
import { readStaff } from './read-staff.ts';
import { staffRoutes } from './staff-routes.ts';
import { takeUpStaff } from './take-up-staff.ts';

testDatabase();
beforeEach(async () => {
  await database().user.updateMany({ data: { roles: [] } });
});

/** Somebody who has proven their address and been given a role. */
async function working(role: 'owner' | 'packer') {
  const { account, email, headers } = await confirmed(await anAccount());
  await addStaff(aKey, { email, roles: [role] });
  return { email, headers, id: account.personId, now: async () => requireAccount(await actorOf(headers)) };
}
const rolesOf = async (headers: Headers) => requireAccount(await actorOf(headers)).roles;

describe('adding somebody', () => {
  it('gives an account its role at once, and a session no longer than the desk’s', async () => {
    const { headers, id, email } = await working('packer');
    expect(await rolesOf(headers)).toEqual(['packer']);
    const sessions = await database().session.findMany({ where: { user: { email } } });
    for (const { expiresAt } of sessions) expect(expiresAt.getTime()).toBeLessThan(Date.now() + 3 * 3_600_000);
    expect(await addStaff(aKey, { email, roles: ['auctioneer'] })).toMatchObject({
      value: { id, roles: ['packer', 'auctioneer'], invited: false },
    });
    expect((await mailsTo(email)).filter((subject) => subject.includes('desk'))).toHaveLength(2);
  });

  it('invites an address that nobody has proven; whoever proves it takes the role up, nobody else', async () => {
    const { email, headers } = await anAccount();
    const invited = await addStaff(aKey, { email, roles: ['packer'], name: 'Pia' });
    expect(invited).toMatchObject({
      value: { email, name: 'Pia', invited: true, inviteUrl: expect.stringMatching(/sign-in/) },
    });
    expect(await rolesOf(headers)).toEqual([]);
    expect(await mailsTo(email)).toContain('You’ve been invited to join the shop’s staff');
    await addStaff(aKey, { email, roles: ['editor'] });
    expect((await readStaff()).filter((member) => member.email === email)).toMatchObject([{ roles: ['editor'] }]);
    const { text } = await signInMail(email);
    const signed = await signInByMail({ key: /key=(\w+)/.exec(text)?.[1] ?? '' }, aVisitor());
    expect(signed.ok && (await rolesOf(taking(aVisitor(), signed.value.cookies)))).toEqual(['editor']);
    expect((await readStaff()).filter((member) => member.email === email)).toMatchObject([{ invited: false }]);
  });

  it('is for whoever may do all that the role may', async () => {
    const key: Actor = { kind: 'key', name: 'hr', scopes: ['staff:manage', 'order:read', 'order:pack'] };
    const wanted = { email: 'new@example.com', roles: ['owner' as const] };
    await expect(addStaff(key, wanted)).rejects.toMatchObject({ problem: { code: 'forbidden', field: 'roles' } });
    const { id } = await working('owner');
    await expect(changeStaff(key, id, [])).rejects.toMatchObject({ problem: { code: 'forbidden' } });
    const { now, id: packer } = await working('packer');
    await expect(changeStaff(await now(), packer, ['owner'])).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  });
});

describe('the last owner', () => {
  it('can’t be demoted, removed or deleted; one of two can', async () => {
    const [one, two] = [await working('owner'), await working('owner')];
    expect(await changeStaff(await two.now(), one.id, ['packer'])).toMatchObject({ value: { roles: ['packer'] } });
    for (const roles of [['editor'], []] as const) {
      expect(await changeStaff(await two.now(), two.id, roles)).toMatchObject({ refusal: { code: 'last_owner' } });
    }
    expect(await deleteAccount(await two.now(), { currentPassword: password }, two.headers)).toMatchObject({
      refusal: { code: 'account_in_use', reasons: [expect.stringContaining('last owner')] },
    });
    expect(await rolesOf(two.headers)).toEqual(['owner']);
  });

  it('is left when two owners remove each other at once', async () => {
    const [one, two] = [await working('owner'), await working('owner')];
    const [byOne, byTwo] = [await one.now(), await two.now()];
    const both = await Promise.allSettled([changeStaff(byOne, two.id, []), changeStaff(byTwo, one.id, [])]);
    // Whoever comes second no longer works here.
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await readStaff()).filter(({ roles }) => roles.includes('owner'))).toHaveLength(1);
  });
});

it('keys that an owner made end the moment they are one no more', async () => {
  const [one, two] = [await working('owner'), await working('owner')];
  const made = await makeApiKey(await one.now(), makeKeySchema.parse({ name: 'till', days: '30', 'order:read': '1' }));
  const key = made.ok ? made.value.key : '';
  expect(await actorOfKey(key)).toMatchObject({ name: 'till' });
  await changeStaff(await two.now(), one.id, ['editor']);
  expect(await actorOfKey(key)).toBeNull();
  await changeStaff(await two.now(), one.id, ['owner']);
  expect(await actorOfKey(key)).toBeNull();
});

it('MERCHANT_EMAILS makes an owner once, and never again of somebody who was demoted at the desk', async () => {
  const opened = await anAccount();
  const other = await working('owner');
  setSettings({ ...testSettings(), MERCHANT_EMAILS: [opened.email] });
  await takeUpStaff();
  expect(await rolesOf(opened.headers)).toEqual([]);
  await confirmed(opened);
  expect(await rolesOf(opened.headers)).toEqual(['owner']);
  await changeStaff(await other.now(), opened.account.personId, ['packer']);
  await takeUpStaff();
  expect(await rolesOf(opened.headers)).toEqual(['packer']);
  expect(JSON.stringify(await database().ownerAppointment.findMany())).not.toContain(opened.email);
  setSettings(testSettings());
});

it('the API lists, adds, changes and removes; the desk’s form sends one role as a word', async () => {
  const owner = await working('owner');
  const { email, id } = await working('packer');
  const ask = async (call: Parameters<typeof handlerOf>[1], body?: object, params = {}) => {
    const [method = ''] = call.split(' ');
    const headers = { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' };
    const sent = body ? { body: JSON.stringify(body) } : {};
    const answer = await handlerOf(staffRoutes, call)(
      new Request('http://shop.test/api/x', { method, headers, ...sent }),
      params,
    );
    return { status: answer.status, ...(await answer.json()) };
  };
  expect(await ask('POST /v1/staff', { email: 'New@Example.com', roles: ['editor'] })).toMatchObject({
    status: 201,
    email: 'new@example.com',
    roles: ['editor'],
  });
  expect(await ask('POST /v1/staff', { email, roles: ['boss'] })).toMatchObject({ status: 400 });
  expect(await ask('POST /v1/staff', { email, roles: ['packer'], rank: 1 })).toMatchObject({ code: 'unknown_field' });
  expect(await ask('PATCH /v1/staff/:id', { roles: ['till'] }, { id })).toMatchObject({ id, roles: ['till'] });
  expect(await ask('DELETE /v1/staff/:id', undefined, { id: owner.id })).toMatchObject({
    status: 409,
    code: 'last_owner',
  });
  expect(await ask('DELETE /v1/staff/:id', undefined, { id })).toMatchObject({ status: 200, roles: [] });
  const { items } = await ask('GET /v1/staff');
  expect(items).toMatchObject([{ id: owner.id }, { email: 'new@example.com', invited: true }]);
  const form = await handlerOf(staffRoutes, 'POST /desk/staff/:id')(
    new Request('http://shop.test/api/desk/staff/x', {
      method: 'POST',
      headers: { cookie: owner.headers.get('cookie') ?? '', host: 'shop.test', origin: 'http://shop.test' },
      body: new URLSearchParams({ roles: 'editor till' }),
    }),
    { id: items[1].id },
  );
  expect(form.headers.get('location')).toBe('/desk/staff?done=changed');
  expect(can({ kind: 'nobody' }, 'staff:manage')).toBe(false);
});

const signInMail = async (email: string) => {
  await writeSignInMail({ address: email, next: '/' });
  return database().email.findFirstOrThrow({ where: { recipient: email, subject: 'Sign in to the shop' } });
};
