import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { noticeForm } from '../notice-form.ts';

export const parcelOutForDelivery = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), toldByShop: z.boolean() }),
  ({ number, carrier, toldByShop }) => ({
    title: `Your parcel from order ${number} is out for delivery`,
    body: toldByShop
      ? `It’s with ${carrierName(carrier)}. The order page shows what has happened so far.`
      : `${carrierName(carrier)} says it’s out for delivery. The order page shows what has happened so far.`,
  }),
);
