import { createDropFormSchema } from '#contract/drop/drop.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { typedMoment, typedMomentOrNone } from '#server/desk/typed-moment.ts';
import { askToBeReminded } from '#server/drop/reminder/ask-to-be-reminded.ts';
import { endDrop } from '#server/drop/reminder/end-drop.ts';
import { readDropStanding } from '#server/drop/reminder/read-drop-standing.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { requireAccount } from '#server/session/actor.ts';
import { createDrop } from './create-drop.ts';
import { dropIdOf, readApiDrop } from './drop-view.ts';
import { enterAsAccount } from './enter-as-account.ts';

export const dropRoutes: readonly Route[] = [
  route.post('/drops/:slug/entries', {
    access: 'account',
    status: 201,
    run: async ({ actor, headers, params: { slug } }) =>
      enterAsAccount(requireAccount(actor).personId, await dropIdOf(slug), headers.get(addressHeader)),
    goTo: (_value, { params: { slug } }) => `/drops/${slug}/ticket`,
  }),

  route.post('/drops/:slug/reminders', {
    access: 'account',
    run: async ({ actor, params: { slug } }) => askToBeReminded(requireAccount(actor).personId, await dropIdOf(slug)),
    goTo: (_value, { params: { slug } }) => `/drops/${slug}/ticket`,
  }),

  route.get('/drops/:slug/standing', {
    access: 'account',
    run: async ({ actor, params: { slug } }) =>
      accept(await readDropStanding(requireAccount(actor).personId, await dropIdOf(slug))),
  }),

  route.post('/desk/drops', {
    access: { desk: 'drop:manage' },
    body: createDropFormSchema,
    status: 201,
    async run({ body }) {
      const { opensAt, entriesFrom } = body;
      const when = { opensAt: await typedMoment(opensAt), entriesFrom: await typedMomentOrNone(entriesFrom) };
      const created = await createDrop({ ...body, ...when });
      return created.ok ? accept(await readApiDrop(created.value.id)) : created;
    },
    goTo: () => '/desk/drops',
  }),

  route.post('/desk/drops/:slug/end', {
    access: { desk: 'drop:manage' },
    run: async ({ params: { slug } }) => accept({ ended: await endDrop(await dropIdOf(slug)) }),
    goTo: () => '/desk/drops',
  }),
];
