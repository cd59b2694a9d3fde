import { changeAddressSchema } from '#contract/session.ts';
import { changeAddress } from '#server/account/change-address.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: changeAddressSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const asked = await changeAddress(requireAccount(actor), body, headers);
    return asked.ok ? { ok: true, value: { next: '/account?saved=sent' } } : asked;
  },
  goTo: ({ next }) => next,
});
