import { mostNoticeBytes, noticeParamsSchema } from '#contract/shop/guarantee-notice.ts';
import { bareRoute, type Route, route } from '#server/api/route.ts';
import { bytesResponse } from '#server/web/answer.ts';
import { notFound } from '#server/web/problem.ts';
import { readNoticeFile } from './read-guarantee-notices.ts';
import { removeGuaranteeNotice, saveGuaranteeNotice } from './save-guarantee-notice.ts';

const goTo = () => '/desk/settings?section=legal';

export const guaranteeRoutes: readonly Route[] = [
  bareRoute.get('/guarantee-notice/:language', async (_request, params) => {
    const asked = noticeParamsSchema.safeParse(params);
    const file = asked.success ? await readNoticeFile(asked.data.language) : null;
    if (!file) throw notFound('notice');
    return bytesResponse(file.bytes, 200, {
      'content-type': file.contentType,
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    });
  }),

  route.post('/desk/guarantee-notice', {
    access: { desk: 'settings:write' },
    body: noticeParamsSchema,
    files: { field: 'file', most: 1, bytesEach: mostNoticeBytes },
    run: ({ body: { language }, files: [bytes] }) => saveGuaranteeNotice(language, bytes),
    goTo,
  }),

  route.post('/desk/guarantee-notice/remove', {
    access: { desk: 'settings:write' },
    body: noticeParamsSchema,
    run: ({ body: { language } }) => removeGuaranteeNotice(language),
    goTo,
  }),
];
