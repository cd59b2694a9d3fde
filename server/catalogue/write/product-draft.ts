import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import type { ProductOption } from '#contract/catalogue/product-write.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import type { ProductSafety } from '#domain/catalogue/product-safety.ts';

export interface VariantDraft {
  sku: string;
  /** The SKU was made up: a variant of these options keeps its own. */
  byOptions?: boolean;
  options: Readonly<Record<string, string>> | undefined;
  priceAmount: number | undefined;
  compareAtAmount: number | null | undefined;
  currency: string | undefined;
  onHand: number | undefined;
  weightGrams: number | null | undefined;
  /** The address of its photograph, which is one of the piece's; only an import says it. */
  image?: string | null | undefined;
  /** Each of its pieces has a number of its own, from 1 to this; null: none has. Only an import says it. */
  numberedOf?: number | null | undefined;
  /** All numbers that are not for sale, from the lowest; only an import says it. */
  withdrawn?: readonly number[] | undefined;
}

/** A photograph: one that is here already by its name, or one that is to be fetched from an address. */
export interface ImageDraft {
  address: string;
  /** Null: it is to be fetched. */
  file: string | null;
  alt: string;
  /** Where its file of an import names it. */
  line?: number;
}

/** What is wanted of one product. What is undefined stays as it is; of a new product it is empty. */
export interface ProductDraft {
  /** Which product: made if there is none of this address. */
  slug: string;
  /** Whether it has to be new (true), has to be there (false), or either. */
  mustBeNew?: boolean;
  newSlug?: string | undefined;
  title?: string | undefined;
  maker?: string | undefined;
  material?: string | undefined;
  form?: string | undefined;
  description?: string | undefined;
  descriptionFormat?: 'plain' | 'markdown' | 'html' | undefined;
  status?: ProductStatus | undefined;
  facts?: readonly { name: string; text: string }[] | undefined;
  /** What isn't given stays; an empty text takes it away. */
  safety?: { [Key in keyof ProductSafety]?: string | undefined } | undefined;
  hsCode?: string | undefined;
  originCountry?: string | undefined;
  taxClass?: string | undefined;
  options?: readonly ProductOption[] | undefined;
  editionSize?: number | null | undefined;
  heightMm?: number | null | undefined;
  widthMm?: number | null | undefined;
  depthMm?: number | null | undefined;
  weightGrams?: number | null | undefined;
  /** By slug, in their order. */
  collections?: readonly string[] | undefined;
  /** The whole list: what is left out is archived. */
  variants?: readonly VariantDraft[] | undefined;
  images?: readonly ImageDraft[] | undefined;
}

/** A draft that is refused, with everything that is wrong with it. */
export interface DraftRefusal {
  code: 'invalid';
  problems: DraftProblem[];
}

export interface DraftProblem {
  code: Extract<
    ProblemCode,
    | 'invalid'
    | 'not_found'
    | 'sku_taken'
    | 'slug_taken'
    | 'below_reserved'
    | 'beyond_edition'
    | 'numbering_not_possible'
  >;
  /** Such as `variants.2.sku`. */
  field: string;
  message: string;
  reserved?: number;
}
