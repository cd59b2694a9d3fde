import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const parcelDelivered = noticeForm(
  {
    title: 'My parcel is delivered',
    about: 'When, and who signed for it.',
    action: 'Open the order',
  },
  z.object({ number: z.string(), carrier: z.string(), signedBy: z.string().nullable(), toldByShop: z.boolean() }),
  ({ number, carrier, signedBy, toldByShop }) => {
    const who = toldByShop ? 'We’ve marked it as delivered' : `${carrierName(carrier)} says it has been delivered`;
    return {
      title: `Your parcel from order ${number} has been delivered`,
      body: `${who}${signedBy ? ` and signed for by ${signedBy}` : ''}. If you don’t have it, write to us on the order page.`,
    };
  },
);
