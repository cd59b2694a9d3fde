import { endSessionSchema } from '#contract/session.ts';
import { endOwnSessions } from '#server/account/end-own-sessions.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: endSessionSchema,
  secretAnswer: true,
  async run({ body, actor }) {
    await endOwnSessions(requireAccount(actor), body.session);
    return { ok: true, value: { next: '/account?saved=sessions' } };
  },
  goTo: ({ next }) => next,
});
