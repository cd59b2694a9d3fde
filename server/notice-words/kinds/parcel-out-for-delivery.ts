import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const parcelOutForDelivery = noticeForm(
  z.object({ number: z.string(), carrier: z.string() }),
  ({ number, carrier }) => ({
    title: `A parcel of order ${number} arrives today`,
    body: `${carrier} has it out for delivery.`,
  }),
);
