/** What the database's JSON columns hold. A row is read through its column's schema, so that a bad one is named at once. */
import { z } from 'zod';
import { incrementTableSchema } from '#contract/auction/auction.ts';
import { artistSchema } from '#contract/auction/lot-facts.ts';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { taxGroupsSchema } from '#contract/order/price/totals.ts';
import { imageSchema } from '#contract/photograph/image.ts';
import { vatCheckSchema } from '#contract/vat-number/vat-number.ts';

const whatWasGiven = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** Looser than an address that is entered: what was taken once can be read for ever. */
const addressSchema = z.object({
  name: z.string(),
  line1: z.string(),
  line2: whatWasGiven,
  city: z.string(),
  region: whatWasGiven,
  postalCode: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  country: z.string(),
});
const piecesSchema = z.array(z.object({ sku: z.string(), quantity: z.int() }));
const messagesSchema = z.array(z.object({ line: z.int(), column: z.string().optional(), message: z.string() }));
const wordsSchema = z.record(z.string(), z.string());

export const jsonColumns = {
  'auction.artist': artistSchema.nullable(),
  'auction.images': z.array(imageSchema),
  'auction.increments': incrementTableSchema,
  /** By paddle. */
  'auction.taken_back': z.record(z.string(), z.int()),
  'auction.told_history': z.array(
    z.object({
      seq: z.int(),
      at: z.number(),
      kind: z.enum(['bid', 'retraction']),
      paddle: z.int(),
      price: z.int(),
      step: z.boolean(),
      reserveMet: z.boolean(),
      lines: z.array(z.object({ paddle: z.int(), amount: z.int(), automatic: z.boolean() })),
    }),
  ),
  'carrier_message.headers': wordsSchema,
  /** By the names of columns, or of an object's fields: `prisma/capture/log.sql`. */
  'desk_act.after': z.record(z.string(), z.unknown()).nullable(),
  'desk_act.before': z.record(z.string(), z.unknown()).nullable(),
  'email.headers': wordsSchema,
  'idempotency_record.body': z.object({ text: z.string(), type: z.string().nullable() }),
  'import_job.errors': messagesSchema,
  'import_job.warnings': messagesSchema,
  'invoice.content': documentContentSchema,
  'maker.safety': wordsSchema,
  /** Each kind has its own: `server/<subject>/notices`. */
  'notice.facts': z.record(z.string(), z.unknown()).nullable(),
  'orders.billing_address': addressSchema.nullable(),
  'orders.shipping_address': addressSchema.nullable(),
  'orders.taxes': taxGroupsSchema,
  'orders.vat_check': vatCheckSchema.omit({ number: true, address: true }).nullable(),
  'product.facts': z.array(z.object({ name: z.string(), text: z.string() })),
  'product.options': z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  'product.safety': wordsSchema,
  /** By its kind: `server/promotion`. */
  'promotion.rule': z.record(z.string(), z.unknown()),
  /** Null: an amount. */
  'refund.lines': z
    .array(
      z.object({
        sku: z.string(),
        quantity: z.int(),
        takenOut: z.boolean().default(false),
        paidAmount: z.int().optional(),
      }),
    )
    .nullable(),
  /** Null: the whole order. */
  'shipment.lines': piecesSchema.nullable(),
  /** Read value by value: one that no release takes any more counts as not set (`server/shop/read-shop`). */
  'shop_settings.values': z.record(z.string(), z.unknown()),
  'variant.options': wordsSchema,
  'withdrawal.lines': piecesSchema.nullable(),
} as const satisfies Record<`${string}.${string}`, z.ZodType>;

export type JsonColumn = keyof typeof jsonColumns;
export type Stored<Column extends JsonColumn> = z.output<(typeof jsonColumns)[Column]>;
