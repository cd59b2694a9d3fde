import { z } from 'zod';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { addPackedPhoto } from '#server/order/add-packed-photo.ts';
import { mostImageBytes } from '#server/storage/keep-image.ts';

export const POST = endpoint({
  access: 'merchant',
  body: z.object({}),
  files: { field: 'photos', most: 1, bytesEach: mostImageBytes },
  run: async ({ files, params: { publicId = '' } }) => withOrder(publicId, await addPackedPhoto(publicId, files[0])),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});
