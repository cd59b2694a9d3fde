import { z } from 'zod';

/** Longer than a minute is a page that slept, not a view on its way. */
const ms = z.number().min(0).max(60_000);

/**
 * Stages are in milliseconds, the first three by the server, the rest by the page's monotonic clock. They name nobody.
 */
export const traceSchema = z.strictObject({
  /** From the change's row to the publisher. */
  waiting: ms,
  /** From the publisher to the view read. */
  reading: ms,
  /** The last pass over this view's watchers. */
  sending: ms,
  /** Half the quickest recent round trip. */
  wire: ms,
  /** From the message to the store that holds it. */
  applying: ms,
  /** From the store to the changed elements. */
  rendering: ms,
  /** From the elements to the end of the frame. */
  painting: ms,
});
export type Trace = z.infer<typeof traceSchema>;

export const traceReportSchema = z.strictObject({ traces: z.array(traceSchema).min(1).max(50) });
export type TraceReport = z.infer<typeof traceReportSchema>;
