import { createShipmentSchema } from '#contract/shipment.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';

export const POST = endpoint({
  access: { scope: 'shipments:write' },
  body: createShipmentSchema,
  async run({ actor, body, params }) {
    const created = await createShipment(params.id ?? '', { ...body, actor });
    return created.ok ? { ...created, status: 201 } : created;
  },
});
