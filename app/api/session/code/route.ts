import { signInCodeSchema } from '#contract/session.ts';
import { safePath } from '#server/http/answer.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { signInWithCode } from '#server/session/sign-in-with-code.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signInCodeSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const signed = await signInWithCode(body.code, headers);
    return signed.ok ? { ok: true, value: { next: safePath(body.next ?? '/') }, cookies: signed.value } : signed;
  },
  goTo: ({ next }) => next,
});
