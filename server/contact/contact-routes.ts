import { answeredMessageSchema, contactSchema } from '#contract/contact/contact.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { contactLimits } from './limits.ts';
import { markAnswered } from './mark-answered.ts';
import { sendMessage } from './send-message.ts';

export const contactRoutes: readonly Route[] = [
  route.post('/contact', {
    access: 'anyone',
    body: contactSchema,
    async run({ actor, body, headers }) {
      await takeFrom(contactLimits.contactPerAddress, headers.get(addressHeader) ?? '');
      await sendMessage(body, actor.kind === 'person' && !actor.guest ? actor.personId : null);
      return accept({ sent: true });
    },
    goTo: () => '/pages/contact?sent=yes',
  }),

  route.post('/desk/messages/:id', {
    access: { desk: 'message:answer' },
    body: answeredMessageSchema,
    run: ({ params, body }) => markAnswered(params.id, body.answered === 'yes'),
    goTo: () => '/desk/messages',
  }),
];
