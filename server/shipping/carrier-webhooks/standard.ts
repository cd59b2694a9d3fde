import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { createShipmentSchema, trackingEventSchema } from '#contract/shipping/shipment.ts';
import type { CarrierWebhook } from './carrier-webhook.ts';
import { readMessage } from './message-fields.ts';

const schema = trackingEventSchema.extend(createShipmentSchema.pick({ carrier: true, trackingNumber: true }).shape);

/** The body is that of the API's own events, for whoever writes their own sender. */
export const standard: CarrierWebhook = {
  name: 'Standard Webhooks',
  verify({ raw, headers, secret }) {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    if (key.length === 0) return false;
    try {
      new Webhook(key, { format: 'raw' }).verify(raw, Object.fromEntries(headers), { jsonParse: false });
      return true;
    } catch (error) {
      if (error instanceof WebhookVerificationError) return false;
      throw error;
    }
  },
  idOf: (_message, headers) => headers.get('webhook-id'),
  toNews(message) {
    const { carrier, trackingNumber, ...event } = readMessage(schema, message);
    return { parcel: { carrier, trackingNumber }, events: [event] };
  },
};
