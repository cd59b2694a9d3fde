import { traceReportSchema } from '#contract/trace.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { keepTraces } from '#server/trace/keep-traces.ts';

export const POST = endpoint({
  access: 'anyone',
  body: traceReportSchema,
  run: ({ body, headers }) => keepTraces(body.traces, headers.get(addressHeader) ?? ''),
});
