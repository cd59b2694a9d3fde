import { changeAddressSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { changeOrderAddress } from '#server/order/change-order-address.ts';
import { requireStepUp } from '#server/order/require-step-up.ts';

export const POST = endpoint({
  access: 'anyone',
  body: changeAddressSchema,
  async run({ params: { publicId = '' }, body: { code, password, ...address }, ...request }) {
    const proven = await requireStepUp(request, publicId, { code, password });
    return proven.ok ? changeOrderAddress(publicId, { actor: proven.value, address }) : proven;
  },
  goTo: (_changed, { params }) => `/orders/${params.publicId}`,
});
