import { signInSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { afterSignIn } from '#server/session/after-sign-in.ts';
import { landingOf } from '#server/session/landing.ts';
import { signIn } from '#server/session/sign-in.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signInSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const signed = await signIn(body, headers);
    return signed.ok ? afterSignIn(signed.value, await landingOf(signed.value.cookies, body.next)) : signed;
  },
  goTo: ({ next }) => next,
});
