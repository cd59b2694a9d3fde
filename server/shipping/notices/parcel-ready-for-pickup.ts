import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const parcelReadyForPickup = noticeForm(
  {
    title: 'My parcel is ready to collect',
    about: 'With what you need to bring.',
    action: 'See where it is',
  },
  z.object({ number: z.string(), carrier: z.string(), trackingNumber: z.string() }),
  ({ number, carrier, trackingNumber }) => ({
    title: `Your parcel from order ${number} is ready to collect`,
    body: `It’s at ${carrierName(carrier)}’s collection point. Bring the tracking number, ${trackingNumber}.`,
  }),
);
