import { currentPasswordSchema } from '#contract/session.ts';
import { endCodes } from '#server/account/sign-in-codes.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: currentPasswordSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const ended = await endCodes(requireAccount(actor), body.currentPassword, headers);
    return ended.ok ? { ok: true, value: { next: '/account?saved=codes-off' }, cookies: ended.value } : ended;
  },
  goTo: ({ next }) => next,
});
