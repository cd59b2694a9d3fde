import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { quickPasswords } from '#server/testing/quick-passwords.ts';
import { anAccount, aVisitor, confirmed, mailsTo, password } from '#server/testing/visitors.ts';
import { beginSignIn, signInOrMail } from './begin-sign-in.ts';

testDatabase();
quickPasswords();

const pageOf = (path: string) => path.replace(/key=[^&]+/, 'key');
const linksTo = async (email: string) =>
  (await mailsTo(email)).filter((subject) => subject === 'Sign in to the shop').length;
const wrong = (email: string, headers = aVisitor()) =>
  signInOrMail({ email, password: 'not the password', next: '/bag' }, headers);

async function eachKind() {
  return {
    confirmed: (await confirmed(await anAccount())).email,
    claimed: (await anAccount()).email,
    unknown: `${randomUUID()}@example.com`,
  };
}

test('an address leads a strange browser to a mail, and the fourth time to the password, whoever has it', async () => {
  for (const email of Object.values(await eachKind())) {
    const pages = [];
    for (let time = 0; time < 4; time++) pages.push(pageOf(await beginSignIn({ email }, aVisitor())));
    expect(pages).toEqual([...Array(3).fill('/sign-in/mail?key'), '/sign-in/password?key&mails=many']);
    expect(await linksTo(email)).toBe(3);
  }
});

test('a browser in which the account was used with a password is led to that, and no mail goes out', async () => {
  const { email, headers } = await confirmed(await anAccount());
  expect(pageOf(await beginSignIn({ email: email.toUpperCase() }, headers))).toBe('/sign-in/password?key');
  expect(pageOf(await beginSignIn({ email: `${randomUUID()}@example.com` }, headers))).toBe('/sign-in/mail?key');
  expect(await linksTo(email)).toBe(0);
});

test('the third wrong password sends a link in place of a refusal, whoever has the address; a right one begins again', async () => {
  const said = [];
  for (const email of Object.values(await eachKind())) {
    const answers = [await wrong(email), await wrong(email), await wrong(email)];
    said.push(
      answers.map((answer) => {
        if (!answer.ok) return answer.refusal.message;
        return 'mailed' in answer.value ? pageOf(answer.value.mailed) : 'in';
      }),
    );
    expect(await linksTo(email)).toBe(1);
  }
  expect(said[0]).toEqual([
    'That email and password don’t match. Two more attempts, then we’ll email you a link.',
    'That email and password don’t match. One more attempt, then we’ll email you a link.',
    '/sign-in/mail?key&instead',
  ]);
  expect(said[1]).toEqual(said[0]);
  expect(said[2]).toEqual(said[0]);

  const { email } = await confirmed(await anAccount());
  await wrong(email);
  await wrong(email);
  expect(await signInOrMail({ email, password }, aVisitor())).toMatchObject({ ok: true, value: { wantsCode: false } });
  expect(await wrong(email)).toMatchObject({ refusal: { message: expect.stringContaining('Two more attempts') } });
  expect(await linksTo(email)).toBe(0);
});

test('the demo’s people get no mail, however often their password is wrong', async () => {
  const email = 'shopper@demo.marketday';
  expect(pageOf(await beginSignIn({ email }, aVisitor()))).toBe('/sign-in/password?key');
  for (let time = 0; time < 4; time++) expect(await wrong(email)).toMatchObject({ ok: false });
  expect(await database().email.count({ where: { recipient: email } })).toBe(0);
});
