import type { ProductView, VariantView } from '#contract/catalogue/catalogue.ts';

/** Where the numbers of an edition went that can't be had any more. */
export interface GoneNumbers {
  withdrawn: number[];
  /** `order`: null once it is forgotten. */
  sold: { number: number; order: { publicId: string; number: string } | null }[];
}

export interface DeskVariantView extends VariantView {
  /** Null where its pieces have no numbers. */
  gone: GoneNumbers | null;
}

/** Topic `desk-product:<id>`: a product whatever its status, and what only the desk may know of it. */
export interface DeskProductView extends Omit<ProductView, 'variants'> {
  variants: DeskVariantView[];
}

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'desk-product': DeskProductView;
  }
}
