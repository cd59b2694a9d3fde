import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { type NoticeWords, noticeForm } from '#server/notice/words/notice-form.ts';

/**
 * A label says that a parcel is ready and no more: it is on its way once its carrier has scanned it, or the shop has
 * handed it over.
 */
export const parcelSent = noticeForm(
  {
    title: 'My parcel is sent',
    about: 'When it has a tracking number, and when it’s on its way.',
    action: 'Follow the parcel',
  },
  z.object({
    number: z.string(),
    carrier: z.string(),
    trackingNumber: z.string(),
    step: z.enum(['labelled', 'corrected', 'taken_back', 'scanned', 'handed_over']),
  }),
  ({ step, number, carrier, trackingNumber }): NoticeWords => {
    const name = carrierName(carrier);
    switch (step) {
      case 'labelled':
        return {
          title: `Your parcel from order ${number} is ready for ${name}`,
          body: `It’s packed and labelled. The tracking number is ${trackingNumber}. You can follow it on the order page once ${name} has scanned it.`,
        };
      case 'corrected':
        return {
          title: `The tracking number for order ${number} has changed`,
          body: `We’re sending your parcel with ${name}. The tracking number is now ${trackingNumber}. It replaces the one we sent you before.`,
        };
      case 'taken_back':
        return {
          title: `Your parcel from order ${number} hasn’t left yet`,
          body: `We’ve kept it back, so the tracking number ${trackingNumber} no longer counts. We’ll send you a new one when your pieces leave.`,
        };
      case 'scanned':
        return {
          title: `Your parcel from order ${number} is on its way`,
          body: `${name} has it. The tracking number is ${trackingNumber}, and the order page shows where the parcel was last seen.`,
        };
      case 'handed_over':
        return {
          title: `Your parcel from order ${number} is on its way`,
          body: `We’ve handed it to ${name}. The tracking number is ${trackingNumber}.`,
        };
    }
  },
);
