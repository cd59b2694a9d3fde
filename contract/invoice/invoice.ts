import { z } from 'zod';
import { taxTreatments } from '#domain/tariff/tax-treatment.ts';

/** Invoices and credit notes are numbered apart. */
/** Those of test orders are counted by themselves, so that the real ones have no gaps. */
export const documentSeriesSchema = z.enum(['INV', 'CN', 'TEST-INV', 'TEST-CN']);
export type DocumentSeries = z.infer<typeof documentSeriesSchema>;

export const isInvoice = (series: DocumentSeries): boolean => series === 'INV' || series === 'TEST-INV';
export const isOfTest = (series: DocumentSeries): boolean => series.startsWith('TEST-');

/** "Invoice INV-000042", as a document is headed and links to it read. */
export const documentTitle = ({ series, number }: { series: DocumentSeries; number: string }): string =>
  isOfTest(series)
    ? `Test ${isInvoice(series) ? 'invoice' : 'credit note'} ${number}`
    : `${isInvoice(series) ? 'Invoice' : 'Credit note'} ${number}`;

const taxGroupSchema = z.object({ basisPoints: z.int(), net: z.int(), tax: z.int(), gross: z.int() });
export const taxGroupsSchema = z.array(taxGroupSchema);

/** Who is billed. Looser than an address that is entered, so that what was issued can be read for ever. */
const partySchema = z.object({
  name: z.string(),
  company: z.string().nullable(),
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string(),
  region: z.string().optional(),
  postalCode: z.string(),
  country: z.string(),
});

/** Everything that a document prints, as it was when it was issued. Amounts in minor units. */
export const documentContentSchema = z.object({
  /** By which form it is drawn for ever; absent on those of before forms were numbered. */
  form: z.int().min(1).optional(),
  series: documentSeriesSchema,
  number: z.string(),
  issuedAt: z.iso.datetime(),
  orderNumber: z.string(),
  seller: z.object({
    name: z.string(),
    address: z.array(z.string()),
    vatId: z.string().nullable(),
    /** By ISO 3166 code, for its e-invoice; empty: not known. Absent on documents of before there were any. */
    country: z.string().optional(),
  }),
  buyer: z.object({
    address: z.array(z.string()),
    vatId: z.string().nullish(),
    email: z.string(),
    /** The address in its parts, for its e-invoice; absent on documents of before there were any. */
    party: partySchema.nullish(),
  }),
  /** With a null SKU, an amount for no piece of its own: delivery, or a part given back. */
  lines: z.array(
    z.object({
      sku: z.string().nullable(),
      title: z.string(),
      quantity: z.int(),
      unitAmount: z.int(),
      /** Of a piece; absent: no rate is stated. */
      basisPoints: z.int().nullish(),
    }),
  ),
  totalAmount: z.int(),
  currency: z.string(),
  /** By rate; empty where the shop states none. */
  taxes: z.array(taxGroupSchema).default([]),
  /** Of the total, what stands beside the lines: nothing where prices include it. */
  taxAddedAmount: z.int().default(0),
  /** Of documents that were issued while there was one rate. */
  vat: z.object({ percent: z.number(), amount: z.int() }).nullish(),
  /** What people call the tax there. */
  taxName: z.string().default('VAT'),
  /** Where the total came from, or went back to; empty on documents of before it was printed. */
  paid: z.array(z.object({ name: z.string(), amount: z.int() })).default([]),
  /** When the pieces are supplied, as it is printed; absent on documents of before it was. */
  supplied: z.string().optional(),
  /** Whose VAT it has and why; absent on documents of before it was kept. `origin`: the seller's country, `to`: where it goes. */
  tax: z
    .object({
      country: z.string().nullable(),
      treatment: z.enum(taxTreatments),
      origin: z.string(),
      to: z.string().nullable(),
      /** The sentence about its VAT; absent on documents of before there were e-invoices. */
      note: z.string().nullish(),
      /** Whether it has no VAT because it leaves the Union. */
      isExport: z.boolean().optional(),
    })
    .optional(),
  remark: z.string(),
  corrects: z.string().nullable(),
  /** When what it corrects was issued. */
  correctsIssuedAt: z.iso.datetime().optional(),
});
export type DocumentContent = z.infer<typeof documentContentSchema>;

export const documentViewSchema = z.object({
  number: z.string(),
  series: documentSeriesSchema,
  totalAmount: z.int(),
  issuedAt: z.iso.datetime(),
  /** Whether there is an e-invoice of it beside the PDF. */
  hasXml: z.boolean(),
});
export type DocumentView = z.infer<typeof documentViewSchema>;
