import { findQuerySchema } from '#contract/desk/find.ts';
import { accept } from '#domain/decision.ts';
import { deskPages } from '#domain/permission/desk-pages.ts';
import { type Route, route } from '#server/api/route.ts';
import { findAtDesk } from './find-at-desk.ts';

export const findRoutes: readonly Route[] = [
  route.get('/desk/find', {
    access: { desk: deskPages['/desk/find'].needs },
    query: findQuerySchema,
    run: async ({ actor, query }) => accept({ found: await findAtDesk(actor, query.q) }),
  }),
];
