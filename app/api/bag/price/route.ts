import { bagSkuSchema } from '#contract/bag.ts';
import { bagViews } from '#server/account/changed-views.ts';
import { acceptPrice } from '#server/bag/accept-price.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'person',
  body: bagSkuSchema,
  async run({ actor, body }) {
    const { personId } = requirePerson(actor);
    const accepted = await acceptPrice(personId, body.sku);
    return accepted.ok
      ? { ok: true, value: { ...accepted.value, views: await bagViews(personId, body.sku) } }
      : accepted;
  },
});
