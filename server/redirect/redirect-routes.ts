import { z } from 'zod';
import { addRedirectSchema, mostRedirectFileBytes, removeRedirectSchema } from '#contract/redirect/redirect.ts';
import { type Route, route } from '#server/api/route.ts';
import { importRedirects } from './import-redirects.ts';
import { addRedirect, removeRedirect } from './save-redirects.ts';

const access = { desk: 'settings:write' } as const;
const goTo = () => '/desk/settings/redirects';

export const redirectRoutes: readonly Route[] = [
  route.post('/desk/redirects', { access, body: addRedirectSchema, run: ({ body }) => addRedirect(body), goTo }),

  route.post('/desk/redirects/remove', {
    access,
    body: removeRedirectSchema,
    run: ({ body }) => removeRedirect(body.from),
    goTo,
  }),

  route.post('/desk/redirects/import', {
    access,
    body: z.object({}),
    files: { field: 'file', most: 1, bytesEach: mostRedirectFileBytes },
    run: ({ files: [bytes] }) => importRedirects(bytes),
    goTo,
  }),
];
