import { z } from 'zod';
import { countsOf } from '#contract/order/desk-order-forms.ts';
import { createShipmentSchema, trackingStatusSchema } from '#contract/shipping/shipment.ts';
import { text } from '#contract/value/text.ts';

/** The desk's form for a parcel: `quantity.<sku>` says what is in it; without any, all that is left. */
export const deskParcelSchema = createShipmentSchema
  .pick({ carrier: true, trackingNumber: true, thoughDisputed: true })
  .catchall(z.unknown())
  .transform(({ carrier, trackingNumber, thoughDisputed, ...fields }) => {
    const lines = countsOf(fields, 'quantity');
    return { carrier, trackingNumber, thoughDisputed, ...(lines.length > 0 ? { lines } : {}) };
  });

export const deskTrackingSchema = z.object({
  status: trackingStatusSchema,
  city: text().trim().max(100).optional(),
  message: text().trim().max(500).optional(),
});
export type DeskTracking = z.infer<typeof deskTrackingSchema>;
