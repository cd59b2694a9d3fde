import { noticePreferencesSchema } from '#contract/notice.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { chooseNotices } from '#server/notice/choose-notices.ts';
import { requireAccount } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'account',
  body: noticePreferencesSchema,
  async run({ actor, body }) {
    await chooseNotices(requireAccount(actor).personId, body);
    return { ok: true, value: { kept: true } };
  },
  goTo: () => '/account/notices?kept=1#preferences',
});
