import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const parcelDelivered = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), signedBy: z.string().nullable() }),
  ({ number, carrier, signedBy }) => ({
    title: `A parcel of order ${number} is delivered`,
    body: signedBy ? `Signed for by ${signedBy}.` : `${carrier} says it has been delivered.`,
  }),
);
