import { signInSchema } from '#contract/session.ts';
import { safePath } from '#server/http/answer.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { afterSignIn } from '#server/session/after-sign-in.ts';
import { signIn } from '#server/session/sign-in.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signInSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const signed = await signIn(body, headers);
    return signed.ok ? afterSignIn(signed.value, safePath(body.next ?? '/')) : signed;
  },
  goTo: ({ next }) => next,
});
