import { changeBagLineSchema } from '#contract/bag.ts';
import { bagViews } from '#server/account/changed-views.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'person',
  body: changeBagLineSchema,
  async run({ actor, body, headers }) {
    const { personId } = requirePerson(actor);
    const changed = await changeBagLine(personId, body, headers.get(addressHeader));
    return changed.ok ? { ok: true, value: { ...changed.value, views: await bagViews(personId, body.sku) } } : changed;
  },
  goTo: ({ notHeld }) => notHeld && `/bag?problem=${notHeld.code}`,
});
