import { signInSchema } from '#contract/session.ts';
import { safePath } from '#server/http/answer.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { signIn } from '#server/session/sign-in.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signInSchema,
  async run({ body, headers }) {
    const signed = await signIn(body, headers);
    return signed.ok ? { ok: true, value: { next: safePath(body.next ?? '/') }, cookies: signed.value } : signed;
  },
  goTo: ({ next }) => next,
});
