import { returnFormSchema } from '#contract/return.ts';
import { mostReturnPhotos } from '#domain/order/return-reasons.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { proveCustomer } from '#server/return/prove-customer.ts';
import { requestWithPhotos } from '#server/return/request-with-photos.ts';
import { withOwnOrder } from '#server/return/with-own-order.ts';
import { mostImageBytes } from '#server/storage/keep-image.ts';

export const POST = endpoint({
  access: 'anyone',
  body: returnFormSchema,
  files: { field: 'photos', most: mostReturnPhotos, bytesEach: mostImageBytes },
  async run({ params: { publicId = '' }, body, files: uploads, ...visitor }) {
    const proven = await proveCustomer(visitor, publicId);
    if (!proven.ok) return proven;
    return withOwnOrder(publicId, await requestWithPhotos(publicId, { ...body, actor: proven.value, uploads }));
  },
  goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
});
