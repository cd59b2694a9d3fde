import type { Address } from '#contract/address/address.ts';
import type { DocumentContent } from '#contract/invoice/invoice.ts';

export interface LabelRequest {
  /** The return's id: asking twice with it is one label. */
  reference: string;
  /** As it is said: `R-1001`. */
  returnNumber: string;
  from: Address;
  to: DocumentContent['seller'];
  at: Date;
}

export interface Label {
  carrier: string;
  trackingNumber: string;
  pdf: Uint8Array;
}

/** Whoever sells postage. Never called inside a transaction. */
export interface LabelProvider {
  makeLabel(request: LabelRequest): Promise<Label>;
}
