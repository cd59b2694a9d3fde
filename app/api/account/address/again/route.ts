import { signOutSchema } from '#contract/session.ts';
import { mailClaimAgain } from '#server/account/change-address.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: signOutSchema,
  secretAnswer: true,
  async run({ actor }) {
    await mailClaimAgain(requireAccount(actor));
    return { ok: true, value: { next: '/account?saved=sent' } };
  },
  goTo: ({ next }) => next,
});
