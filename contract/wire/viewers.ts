import { z } from 'zod';

/** Topic `viewers:<topic>`: how many people look at it now. */
export const viewersViewSchema = z.object({ count: z.int() });
export type ViewersView = z.infer<typeof viewersViewSchema>;
