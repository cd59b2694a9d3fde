import { currentPasswordSchema } from '#contract/session.ts';
import { beginCodes } from '#server/account/sign-in-codes.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: currentPasswordSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const begun = await beginCodes(requireAccount(actor), body.currentPassword, headers);
    return begun.ok ? { ok: true, value: { next: '/account/codes' } } : begun;
  },
  goTo: ({ next }) => next,
});
