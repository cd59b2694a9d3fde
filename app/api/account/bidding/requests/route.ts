import { askToBid } from '#server/account/ask-to-bid.ts';
import { meViews } from '#server/account/changed-views.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Somebody who may not bid asks the house to let them. */
export const POST = endpoint({
  access: 'account',
  async run({ actor }) {
    const asked = await askToBid(actor);
    return asked.ok ? { ok: true, value: { views: await meViews(asked.value.personId) } } : asked;
  },
});
