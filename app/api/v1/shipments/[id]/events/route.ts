import { trackingEventSchema } from '#contract/shipment.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';

export const POST = endpoint({
  access: { scope: 'shipments:write' },
  body: trackingEventSchema,
  async run({ body, params }) {
    return { ok: true, value: await recordTrackingEvent(params.id ?? '', body), status: 201 };
  },
});
