import { deleteAccountSchema } from '#contract/session.ts';
import { deleteAccount } from '#server/account/delete-account.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: deleteAccountSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const deleted = await deleteAccount(requireAccount(actor), body, headers);
    return deleted.ok ? { ok: true, value: { next: '/account/deleted' }, cookies: deleted.value } : deleted;
  },
  goTo: ({ next }) => next,
});
