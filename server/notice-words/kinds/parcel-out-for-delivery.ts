import { z } from 'zod';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { noticeForm } from '../notice-form.ts';

export const parcelOutForDelivery = noticeForm(
  z.object({ number: z.string(), carrier: z.string() }),
  ({ number, carrier }) => ({
    title: `A parcel of order ${number} arrives today`,
    body: `${carrierName(carrier)} has it out for delivery.`,
  }),
);
