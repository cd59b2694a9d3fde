import { z } from 'zod';

/**
 * Topic `bench`: when the orders were placed that wait to be packed, oldest first. It names none of them:
 * whoever waits finds their own place by their own order's moment.
 */
export const packingQueueViewSchema = z.object({ waitingSince: z.array(z.iso.datetime()) });
export type PackingQueueView = z.infer<typeof packingQueueViewSchema>;
