import { z } from 'zod';

/** A row of the go-live list. */
export const goLiveCheckSchema = z.object({
  name: z.string(),
  done: z.boolean(),
  /** Nobody can pay until it is done. */
  stopsSales: z.boolean(),
  /** A shop shouldn’t open without it, though the checkout may be open. */
  needed: z.boolean(),
  /** What is true now, in a sentence. */
  says: z.string(),
  /** Where it is changed; null: on the server. */
  href: z.string().nullable(),
  action: z.string(),
});
export type GoLiveCheck = z.infer<typeof goLiveCheckSchema>;

/** `GET /api/v1/go-live` */
export const goLiveSchema = z.object({ mayOpen: z.boolean(), checks: z.array(goLiveCheckSchema) });
