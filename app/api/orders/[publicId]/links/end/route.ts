import { endpoint } from '#server/http/endpoint.ts';
import { endOrderLinks } from '#server/order/end-order-links.ts';
import { ownsOrder } from '#server/order-link/order-access.ts';
import { notFound } from '#server/problem.ts';

export const POST = endpoint({
  access: 'person',
  async run({ actor, params: { publicId = '' } }) {
    // Its owner alone: whoever came by a link could lock others out.
    if (!(await ownsOrder(actor, publicId))) throw notFound('order');
    return { ok: true, value: await endOrderLinks(publicId) };
  },
  goTo: (_ended, { params }) => `/orders/${params.publicId}`,
});
