import { z } from 'zod';

/** Topic `bench`: when the waiting orders were placed, oldest first, so that customers find their own place. */
export const packingQueueViewSchema = z.object({ waitingSince: z.array(z.iso.datetime()) });
export type PackingQueueView = z.infer<typeof packingQueueViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    bench: PackingQueueView;
  }
}
