import { noticePreferencesSchema, readNoticesSchema } from '#contract/notice/notice.ts';
import { accept } from '#domain/decision.ts';
import { ownViews } from '#server/account/own-views.ts';
import { bareRoute, type Route, route } from '#server/api/route.ts';
import { requireAccount } from '#server/session/actor.ts';
import { jsonResponse, problemResponse, seeOther } from '#server/web/answer.ts';
import { notFound } from '#server/web/problem.ts';
import { chooseNotices } from './choose-notices.ts';
import { ownNoticesTopic } from './own-notices-view.ts';
import { readNotices } from './read-notices.ts';
import { turnOffMail } from './turn-off-mail.ts';

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key') ?? '';

export const noticeRoutes: readonly Route[] = [
  route.post('/account/notices/preferences', {
    access: 'account',
    body: noticePreferencesSchema,
    async run({ actor, body }) {
      await chooseNotices(requireAccount(actor).personId, body);
      return accept({ kept: true });
    },
    goTo: () => '/account/notices?kept=1#preferences',
  }),

  route.post('/account/notices/read', {
    access: 'account',
    body: readNoticesSchema,
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      await readNotices(personId, body.id);
      return accept({ views: await ownViews(ownNoticesTopic, personId) });
    },
    goTo: () => '/account/notices',
  }),

  /** A mail scanner opens links too: opening it asks. */
  bareRoute.get('/mail/unsubscribe', (request) => seeOther(`/unsubscribe?key=${encodeURIComponent(keyOf(request))}`)),

  /** One press in a mail program (RFC 8058): no cookie, no origin, and no redirect but for our own page. */
  bareRoute.post('/mail/unsubscribe', async (request) => {
    const kind = await turnOffMail(keyOf(request));
    const fromPage = new URL(request.url).searchParams.has('page');
    if (fromPage) return seeOther(kind ? `/unsubscribe?done=${kind}` : '/unsubscribe?problem=not_found');
    return kind ? jsonResponse({ turnedOff: kind }) : problemResponse(notFound('link').problem);
  }),
];
