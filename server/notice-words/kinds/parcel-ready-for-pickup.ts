import { z } from 'zod';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { noticeForm } from '../notice-form.ts';

export const parcelReadyForPickup = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), trackingNumber: z.string() }),
  ({ number, carrier, trackingNumber }) => ({
    title: `A parcel of order ${number} is ready to collect`,
    body: `${carrierName(carrier)} has it at the pick-up point. Bring the tracking number, ${trackingNumber}.`,
  }),
);
