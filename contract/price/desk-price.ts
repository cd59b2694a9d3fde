import { z } from 'zod';
import { typedMomentOrNone } from '#contract/value/moment.ts';
import { text } from '#contract/value/text.ts';

/** The desk schedules a price: the price in major units as typed. */
export const deskSchedulePriceSchema = z.object({
  sku: text({ error: 'Name the SKU.' }).trim().min(1, 'Name the SKU.').max(100),
  price: text({ error: 'Enter an amount such as 88 or 88.50.' })
    .trim()
    .min(1, 'Enter an amount such as 88 or 88.50.')
    .max(30),
  startsAt: typedMomentOrNone(),
  endsAt: typedMomentOrNone(),
});
