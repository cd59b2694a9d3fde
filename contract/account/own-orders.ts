import { z } from 'zod';
import { listedImageSchema } from '#contract/photograph/image.ts';
import { listedParcelSchema } from '#contract/shipping/shipment.ts';
import { ownedPiecesSchema } from './owned-pieces.ts';

export const ownOrderSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: z.string(),
  totalAmount: z.int(),
  currency: z.string(),
  placedAt: z.iso.datetime(),
  /** Of its pieces, the first three. */
  titles: z.array(z.string()),
  /** Of its first piece, as it was bought. */
  image: listedImageSchema.nullable(),
  /** How many different titles it has. */
  titleCount: z.int(),
  /** The customer collects it at the shop. */
  toCollect: z.boolean(),
  /** The shop has agreed to a return, and waits for the parcel. */
  returnToSend: z.boolean(),
  /** Those on their way to the customer, once it was sent. */
  parcels: z.array(listedParcelSchema),
});
export type OwnOrder = z.infer<typeof ownOrderSchema>;

/** Topic `my-orders`: the last ones, newest first, and what they brought. */
export const ownOrdersSchema = z.object({ orders: z.array(ownOrderSchema), owned: ownedPiecesSchema });
export type OwnOrders = z.infer<typeof ownOrdersSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-orders': OwnOrders;
  }
}
