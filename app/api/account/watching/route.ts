import { watchLotSchema } from '#contract/watch-list.ts';
import { meViews } from '#server/account/changed-views.ts';
import { afterWatchForm, watchLot } from '#server/auction/watch-lot.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Whoever is signed out is led to sign in and back to the lot. */
export const POST = endpoint({
  access: 'anyone',
  body: watchLotSchema,
  async run({ actor, body }) {
    const value = await watchLot(actor, body);
    return { ok: true, value: { ...value, views: actor.kind === 'person' ? await meViews(actor.personId) : [] } };
  },
  goTo: (value, { body }) => afterWatchForm(value, body),
});
