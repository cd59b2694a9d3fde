import { traceReportSchema } from '#contract/wire/trace.ts';
import { type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { keepTraces } from './keep-traces.ts';

export const traceRoutes: readonly Route[] = [
  route.post('/traces', {
    access: 'anyone',
    body: traceReportSchema,
    run: ({ body, headers }) => keepTraces(body.traces, headers.get(addressHeader) ?? ''),
  }),
];
