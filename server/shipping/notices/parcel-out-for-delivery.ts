import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const parcelOutForDelivery = noticeForm(
  {
    title: 'My parcel is out for delivery',
    about: 'When the carrier is bringing it.',
    action: 'See where it is',
  },
  z.object({ number: z.string(), carrier: z.string(), toldByShop: z.boolean() }),
  ({ number, carrier, toldByShop }) => ({
    title: `Your parcel from order ${number} is out for delivery`,
    body: toldByShop
      ? `It’s with ${carrierName(carrier)}. The order page shows what has happened so far.`
      : `${carrierName(carrier)} says it’s out for delivery. The order page shows what has happened so far.`,
  }),
);
