import { apiAlertSchema, createAlertSchema } from '#contract/alert/alert.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { notFound } from '#server/web/problem.ts';
import { createApiAlert, readApiAlert } from './api-alerts.ts';
import { stopAlert } from './stop-alert.ts';

export const alertApiRoutes: readonly Route[] = [
  publicRoute.post('/v1/alerts', {
    summary: 'Ask to be told that a piece is back, costs less, or fits a list, on behalf of a customer',
    access: { key: 'alert:write' },
    body: createAlertSchema,
    answer: apiAlertSchema,
    status: 201,
    refusals: ['in_stock', 'alert_limit', 'list_too_wide'],
    run: ({ body }) => createApiAlert(body),
  }),

  publicRoute.get('/v1/alerts/:id', {
    summary: 'Get one alert, with its place in the line or its offer',
    access: { key: 'alert:write' },
    answer: apiAlertSchema,
    run: async ({ params }) => accept(await readApiAlert(params.id)),
  }),

  publicRoute.delete('/v1/alerts/:id', {
    summary: 'Stop an alert; a piece that is offered goes to the next',
    access: { key: 'alert:write' },
    answer: apiAlertSchema,
    async run({ params }) {
      await readApiAlert(params.id);
      if (!(await stopAlert(params.id, null))) throw notFound('alert');
      return accept(await readApiAlert(params.id));
    },
  }),
];
