import { signInCodeSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { landingOf } from '#server/session/landing.ts';
import { signInWithCode } from '#server/session/sign-in-with-code.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signInCodeSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const signed = await signInWithCode(body.code, headers);
    if (!signed.ok) return signed;
    return { ok: true, value: { next: await landingOf(signed.value, body.next) }, cookies: signed.value };
  },
  goTo: ({ next }) => next,
});
