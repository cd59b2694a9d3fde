import { z } from 'zod';

/** Topic `bench`, oldest first. Customers find their own place by their order's moment. */
export const packingQueueViewSchema = z.object({ waitingSince: z.array(z.iso.datetime()) });
export type PackingQueueView = z.infer<typeof packingQueueViewSchema>;
