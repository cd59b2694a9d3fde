import {
  apiDropSchema,
  apiEntrySchema,
  createDropSchema,
  dropProofSchema,
  ownEntrySchema,
} from '#contract/drop/drop.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { peopleOfReferences } from '#server/session/people-of-references.ts';
import { createDrop } from './create-drop.ts';
import { readDropProof } from './drop-proof.ts';
import { dropIdOf, readApiDrop } from './drop-view.ts';
import { enterDrop } from './enter-drop.ts';
import { readEntryOfReference } from './own-entry.ts';

const access = { key: 'drop:manage' } as const;

export const dropApiRoutes: readonly Route[] = [
  publicRoute.post('/v1/drops', {
    summary: 'Announce a drop, and seal the number that its order comes of',
    access,
    body: createDropSchema,
    answer: apiDropSchema,
    status: 201,
    refusals: ['slug_taken'],
    async run({ body }) {
      const created = await createDrop(body);
      return created.ok ? accept(await readApiDrop(created.value.id)) : created;
    },
  }),

  publicRoute.get('/v1/drops/:id', {
    summary: 'Get one drop',
    access: 'anyone',
    answer: apiDropSchema,
    run: async ({ params }) => accept(await readApiDrop(params.id)),
  }),

  publicRoute.post('/v1/drops/:id/entries', {
    summary: 'Take a ticket on behalf of a customer; a repeat gives the same one',
    access,
    body: apiEntrySchema,
    answer: ownEntrySchema,
    status: 201,
    refusals: ['room_closed', 'drop_over'],
    // The key's holder answers for who its customers are.
    async run({ params, body: { customer } }) {
      const dropId = await dropIdOf(params.id);
      const personId = (await peopleOfReferences([customer])).get(customer);
      if (!personId) throw new Error(`${customer} is nobody.`);
      return enterDrop({ dropId, personId });
    },
  }),

  publicRoute.get('/v1/drops/:id/entries/:customer', {
    summary: 'Where a customer’s ticket stands',
    access,
    answer: ownEntrySchema,
    run: async ({ params }) => accept(await readEntryOfReference(await dropIdOf(params.id), params.customer)),
  }),

  publicRoute.get('/v1/drops/:id/proof', {
    summary: 'Get what a draw was made of, to check it; after the opening',
    access: 'anyone',
    answer: dropProofSchema,
    refusals: ['not_drawn'],
    run: async ({ params }) => readDropProof(await dropIdOf(params.id)),
  }),
];
