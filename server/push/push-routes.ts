import { endPushSchema, pushSubscriptionSchema } from '#contract/push/push.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { requirePerson } from '#server/session/actor.ts';
import { subscribeBrowser } from './subscribe-browser.ts';
import { unsubscribeBrowser } from './unsubscribe-browser.ts';

export const pushRoutes: readonly Route[] = [
  route.post('/account/push', {
    access: 'person',
    body: pushSubscriptionSchema,
    async run({ actor, body }) {
      await subscribeBrowser(requirePerson(actor).personId, body);
      return accept({ subscribed: true });
    },
  }),

  route.post('/account/push/end', {
    access: 'person',
    body: endPushSchema,
    async run({ actor, body }) {
      await unsubscribeBrowser(requirePerson(actor).personId, body.endpoint);
      return accept({ subscribed: false });
    },
  }),
];
