import { signInCodeSchema } from '#contract/session.ts';
import { confirmCodes } from '#server/account/sign-in-codes.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: signInCodeSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const confirmed = await confirmCodes(requireAccount(actor), body.code, headers);
    return confirmed.ok ? { ok: true, value: { next: '/account?saved=codes' }, cookies: confirmed.value } : confirmed;
  },
  goTo: ({ next }) => next,
});
