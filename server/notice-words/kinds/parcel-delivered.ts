import { z } from 'zod';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { noticeForm } from '../notice-form.ts';

export const parcelDelivered = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), signedBy: z.string().nullable() }),
  ({ number, carrier, signedBy }) => ({
    title: `A parcel of order ${number} is delivered`,
    body: signedBy ? `Signed for by ${signedBy}.` : `${carrierName(carrier)} says it has been delivered.`,
  }),
);
