import { createOTP } from '@better-auth/utils/otp';
import { expect, test } from 'vitest';
import { beginCodes, confirmCodes, readCodesToSetUp } from '#server/account/sign-in-codes.ts';
import { actorOf, requireAccount } from '#server/session/actor.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { sessionRoutes } from './session-routes.ts';

const POST = handlerOf(sessionRoutes, 'POST /session/code');

testDatabase();
const password = 'correct horse battery';

test('a merchant whose sign-in wants a code lands at the desk too, or where they wanted to', async () => {
  const { cookie, email } = await aSession('owner');
  const headers = new Headers({ cookie, 'x-client-address': '10.2.0.1' });
  const actor = requireAccount(await actorOf(headers));
  await beginCodes(actor, password, headers);
  const toSetUp = await readCodesToSetUp(actor);
  const { base32 } = await import('@better-auth/utils/base32');
  const secret = new URL(toSetUp?.address ?? '').searchParams.get('secret') ?? '';
  await confirmCodes(actor, await createOTP(new TextDecoder().decode(base32.decode(secret))).totp(), headers);

  const landing = async (code: string | undefined, next: string) => {
    const signed = await signIn({ email, password }, new Headers({ 'x-client-address': '10.2.0.2' }));
    const cookies = signed.ok ? signed.value.cookies.filter((line) => !/max-age=0(;|$)/i.test(line)) : [];
    const answer = await POST(
      new Request('http://shop.test/api/session/code', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: cookies.map((line) => line.split(';')[0]).join('; '),
        },
        body: JSON.stringify({ code, next }),
      }),
      {},
    );
    return answer.json();
  };
  const [first, second] = toSetUp?.recoveryCodes ?? [];
  expect(await landing(first, '/')).toMatchObject({ next: '/desk' });
  expect(await landing(second, '/products/round-teapot')).toMatchObject({ next: '/products/round-teapot' });
});
