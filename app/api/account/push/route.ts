import { pushSubscriptionSchema } from '#contract/push.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { subscribeBrowser } from '#server/push/subscribe-browser.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'person',
  body: pushSubscriptionSchema,
  async run({ actor, body }) {
    await subscribeBrowser(requirePerson(actor).personId, body);
    return { ok: true, value: { subscribed: true } };
  },
});
