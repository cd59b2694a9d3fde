import { z } from 'zod';

/** Longer than a minute is a page that slept, not a view on its way. */
const ms = z.number().min(0).max(60_000);

/**
 * How long one view took to the pixels of one page, stage by stage, in milliseconds. The first three are as the
 * view brought them; the rest is by the page's monotonic clock. It names no topic and nobody.
 */
export const traceSchema = z.strictObject({
  /** From the change's row to the publisher that took it. */
  waiting: ms,
  /** From there to the view that was read. */
  reading: ms,
  /** The last pass over this view's watchers. */
  sending: ms,
  /** Half the quickest recent round trip. */
  wire: ms,
  /** From the message to the store that holds it. */
  applying: ms,
  /** From there to the page's elements changed. */
  rendering: ms,
  /** From there to the end of the frame that shows them. */
  painting: ms,
});
export type Trace = z.infer<typeof traceSchema>;

/** What a page in the sample tells from time to time. */
export const traceReportSchema = z.strictObject({ traces: z.array(traceSchema).min(1).max(50) });
export type TraceReport = z.infer<typeof traceReportSchema>;
