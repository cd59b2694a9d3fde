import { z } from 'zod';

/**
 * Topic `bench`: the moments at which the waiting orders were placed, oldest first. Customers find their own place by
 * their order's moment.
 */
export const packingQueueViewSchema = z.object({ waitingSince: z.array(z.iso.datetime()) });
export type PackingQueueView = z.infer<typeof packingQueueViewSchema>;
