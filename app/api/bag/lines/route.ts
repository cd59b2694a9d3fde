import { addToBagSchema } from '#contract/bag.ts';
import { bagViews } from '#server/account/changed-views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { notOnTheShelf } from '#server/bag/not-on-the-shelf.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'guest',
  body: addToBagSchema,
  beforeGuest: notOnTheShelf,
  async run({ actor, body, headers }) {
    const { personId } = requirePerson(actor);
    const added = await addToBag(personId, body, headers.get(addressHeader));
    return added.ok
      ? { ok: true, value: { ...added.value, views: await bagViews(personId, body.sku) }, status: 201 }
      : added;
  },
  goTo: ({ notHeld }) => (notHeld ? `/bag?problem=${notHeld.code}` : '/bag'),
});
