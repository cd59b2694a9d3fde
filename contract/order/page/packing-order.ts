import type { OrderView } from '#contract/order/page/order-view.ts';

type Line = Pick<
  OrderView['lines'][number],
  'id' | 'sku' | 'title' | 'slug' | 'imageFile' | 'quantity' | 'editionNo' | 'numbers' | 'numberedOf'
>;
type Return = Pick<
  OrderView['afterSale']['returns'][number],
  'id' | 'number' | 'status' | 'lines' | 'note' | 'photoIds' | 'labelId' | 'parcel' | 'receivedAt'
>;

/**
 * Topic `packing:<public id>`: an order for whoever packs it, without money and without the customer's email address. Every
 * order's view is one too, so that the desk shows both by the same parts.
 */
export interface PackingOrder
  extends Pick<
    OrderView,
    | 'publicId'
    | 'number'
    | 'status'
    | 'source'
    | 'isTest'
    | 'placedAt'
    | 'shippingTitle'
    | 'collectAt'
    | 'note'
    | 'gift'
    | 'addressLines'
    | 'phone'
    | 'shipments'
    | 'packedPhotos'
  > {
  shippingAddress: { name: string } | null;
  lines: Line[];
  /** Whether money is disputed: it is asked before pieces are sent. */
  disputes: { status: string }[];
  afterSale: Pick<OrderView['afterSale'], 'unsent' | 'toSend'> & { returns: Return[] };
}

declare module '#contract/wire/views.ts' {
  interface ViewData {
    packing: PackingOrder;
  }
}
