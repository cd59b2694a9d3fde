import { z } from 'zod';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { noticeForm } from '../notice-form.ts';

export const parcelSent = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), trackingNumber: z.string() }),
  ({ number, carrier, trackingNumber }) => ({
    title: `A parcel of order ${number} is on its way with ${carrierName(carrier)}`,
    body: `The tracking number is ${trackingNumber}. The order page shows where the parcel is.`,
  }),
);
