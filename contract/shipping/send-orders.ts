import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { createShipmentSchema } from './shipment.ts';

/** An export with all its columns, of which a hundred rows are read. */
export const mostParcelListBytes = 1_048_576;

/**
 * Tracking numbers of many orders: a field `number.<publicId>` each, and `rows` as they were pasted, with an order's number,
 * its carrier and its tracking number. `carrier` is that of all that name none.
 */
export const sendOrdersSchema = z
  .object({
    carrier: createShipmentSchema.shape.carrier.optional(),
    rows: text().max(mostParcelListBytes).optional(),
  })
  .catchall(z.unknown())
  .transform(({ carrier, rows = '', ...fields }) => ({
    carrier,
    rows,
    numbers: Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith('number.') && typeof value === 'string' && value.trim() !== ''
        ? [{ publicId: name.slice('number.'.length), trackingNumber: value }]
        : [],
    ),
  }));
export type SendOrders = z.output<typeof sendOrdersSchema>;
