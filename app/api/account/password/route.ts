import { changePasswordSchema } from '#contract/session.ts';
import { changePassword } from '#server/account/change-password.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: changePasswordSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const changed = await changePassword(requireAccount(actor), body, headers);
    return changed.ok ? { ok: true, value: { next: '/account?saved=password' }, cookies: changed.value } : changed;
  },
  goTo: ({ next }) => next,
});
