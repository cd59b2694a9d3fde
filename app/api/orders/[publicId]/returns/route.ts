import { returnFormSchema } from '#contract/return.ts';
import { mostReturnPhotos } from '#domain/order/return-reasons.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireStepUp } from '#server/order/require-step-up.ts';
import { withOwnOrder } from '#server/order-page/with-own-order.ts';
import { requestWithPhotos } from '#server/return/request-with-photos.ts';
import { mostImageBytes } from '#server/storage/keep-image.ts';

export const POST = endpoint({
  access: 'anyone',
  body: returnFormSchema,
  files: { field: 'photos', most: mostReturnPhotos, bytesEach: mostImageBytes },
  async run({ params: { publicId = '' }, body: { code, password, ...body }, files: uploads, ...request }) {
    const proven = await requireStepUp(request, publicId, { code, password });
    if (!proven.ok) return proven;
    return withOwnOrder(publicId, await requestWithPhotos(publicId, { ...body, actor: proven.value, uploads }));
  },
  goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
});
