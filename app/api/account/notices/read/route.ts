import { readNoticesSchema } from '#contract/notice.ts';
import { meViews } from '#server/account/changed-views.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { readNotices } from '#server/notice/read-notices.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: readNoticesSchema,
  async run({ actor, body }) {
    const { personId } = requireAccount(actor);
    await readNotices(personId, body.id);
    return { ok: true, value: { views: await meViews(personId) } };
  },
  goTo: () => '/account/notices',
});
