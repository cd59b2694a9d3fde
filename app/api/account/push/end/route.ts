import { endPushSchema } from '#contract/push.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { unsubscribeBrowser } from '#server/push/unsubscribe-browser.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'person',
  body: endPushSchema,
  async run({ actor, body }) {
    await unsubscribeBrowser(requirePerson(actor).personId, body.endpoint);
    return { ok: true, value: { subscribed: false } };
  },
});
