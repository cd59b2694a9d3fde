import { expect, test } from 'vitest';
import { makeApiKey } from '#server/api-key/make-api-key.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, actorOfKey } from '#server/session/actor.ts';
import { auth } from '#server/session/auth.ts';
import { requireStaff } from '#server/session/can.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { seedPeople } from '../../../prisma/seed/seed-people.ts';
import { demoMerchantEmail, setDemoMerchantPassword } from './demo-merchant.ts';
import { demoPassword, demoPeople } from './demo-people.ts';
import { crowdKeyName, endDemo } from './end-demo.ts';

testDatabase();

const headers = () => new Headers({ host: '127.0.0.1:0' });
const cookieOf = (cookies: string[]) => new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join('; ') });
async function inside(email: string, password = demoPassword) {
  const signed = await signIn({ email, password }, headers());
  return signed.ok ? actorOf(cookieOf(signed.value.cookies)) : null;
}

test('the demo merchant has a password of its own where others can reach the shop, and the public one where not', async () => {
  await seedPeople();
  expect(await inside(demoMerchantEmail)).toMatchObject({ roles: ['owner'] });

  await setDemoMerchantPassword('printed-at-the-start');
  expect(await database().session.count({ where: { user: { email: demoMerchantEmail } } })).toBe(0);
  expect(await inside(demoMerchantEmail)).toBeNull();
  expect(await inside(demoMerchantEmail, 'printed-at-the-start')).toMatchObject({ roles: ['owner'] });

  await setDemoMerchantPassword();
  expect(await inside(demoMerchantEmail)).toMatchObject({ roles: ['owner'] });
});

test('a shop that was a demo before lets none of its people in, nor the crowd', async () => {
  const signed = await signIn({ email: demoMerchantEmail, password: demoPassword }, headers());
  const cookie = cookieOf(signed.ok ? signed.value.cookies : []);
  const crowdKey = 'crowd-key-crowd-key-0123456789';
  const { createHash } = await import('node:crypto');
  const keyHash = createHash('sha256').update(crowdKey).digest('hex');
  await database().apiKey.create({ data: { name: crowdKeyName, keyHash, scopes: ['order:place'] } });
  const merchant = requireStaff(await actorOf(cookie));
  const deskKey = await makeApiKey(merchant, { name: 'till', days: null, scopes: ['order:read', 'money:read'] });
  const made = deskKey.ok ? deskKey.value.key : '';
  expect(await actorOfKey(made)).not.toBeNull();
  expect(await actorOfKey(crowdKey)).not.toBeNull();

  setSettings({ ...testSettings(), DEMO: false });
  await endDemo();
  expect(await actorOf(cookie)).toEqual({ kind: 'nobody' });
  expect(await actorOfKey(crowdKey)).toBeNull();
  expect(await actorOfKey(made)).toBeNull();
  for (const { email } of demoPeople) {
    expect(await signIn({ email, password: demoPassword }, headers())).toMatchObject({ ok: false });
    expect(await signIn({ email: email.toUpperCase(), password: demoPassword }, headers())).toMatchObject({
      ok: false,
    });
    // By no other way either.
    await expect(auth().api.signInEmail({ body: { email, password: demoPassword } })).rejects.toThrow();
  }
  expect(await database().session.count()).toBe(0);
});
