import { callOffSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { requireStepUp } from '#server/order/require-step-up.ts';

export const POST = endpoint({
  access: 'anyone',
  body: callOffSchema,
  async run({ params: { publicId = '' }, body: { code, password, reason }, ...request }) {
    const proven = await requireStepUp(request, publicId, { code, password });
    if (!proven.ok) return proven;
    return cancelOrder(publicId, { actor: proven.value, reason: reason ?? 'You cancelled it.' });
  },
  goTo: (_status, { params }) => `/orders/${params.publicId}`,
});
