import { confirmAddressSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { confirmAddress } from '#server/session/confirm-address.ts';

export const POST = endpoint({
  access: 'anyone',
  body: confirmAddressSchema,
  secretAnswer: true,
  async run({ body, actor, headers }) {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const confirmed = await confirmAddress(body, { personId, headers });
    return confirmed.ok ? { ok: true, value: { next: '/account?saved=address' }, cookies: confirmed.value } : confirmed;
  },
  goTo: ({ next }) => next,
});
