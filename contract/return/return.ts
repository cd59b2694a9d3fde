import { z } from 'zod';
import { stepUpShape } from '#contract/session/step-up.ts';
import { text } from '#contract/value/text.ts';
import { postagePayers } from '#domain/return/return-postage.ts';
import { returnReasons } from '#domain/return/return-reasons.ts';
import { returnResolutions, returnStatuses } from '#domain/return/return-transitions.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';
import { createShipmentSchema } from '../shipping/shipment.ts';

export const returnStatusSchema = z.enum(returnStatuses);
export type ReturnStatus = z.infer<typeof returnStatusSchema>;

export const returnReasonSchema = z.enum(returnReasons, 'Say why you are sending it back.');

export const returnResolutionSchema = z.enum(returnResolutions, 'Choose a refund or an exchange.');

const wantedLineSchema = z.object({
  lineId: text().min(1).max(60),
  quantity: z.coerce.number('Enter a whole number.').int('Enter a whole number.').min(1).max(999),
  reason: returnReasonSchema,
  /** Which pieces of a numbered edition; needed where only part of the line goes back. */
  numbers: z.array(z.coerce.number().int().min(1).max(mostNumbered)).max(mostNumbered).optional(),
  /** For an exchange: what they want instead; left out, the same again. */
  exchangeSku: text().max(100).optional(),
});

export const requestReturnSchema = z.object({
  lines: z
    .array(wantedLineSchema)
    .min(1, 'Choose what you are sending back.')
    .max(50)
    .refine(
      (lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length,
      'List each line once, with all the pieces being returned.',
    ),
  resolution: returnResolutionSchema,
  note: text().trim().max(1000).default(''),
  /** Made once per opened form, so that a double press is one return. */
  key: text().min(8).max(100),
  ...stepUpShape,
});
type ReturnForm = z.infer<typeof requestReturnSchema>;
export type RequestReturn = Omit<ReturnForm, 'code' | 'password'>;

/** What goes back, why, and for what: the page that asks about it gets this in its address. */
export const returnChoiceSchema = requestReturnSchema.pick({ lines: true, resolution: true });
export type ReturnChoice = z.infer<typeof returnChoiceSchema>;

/** `number.<line>.<number>`, by line. */
function numbersOf(fields: Readonly<Record<string, string>>): Map<string, string[]> {
  const numbers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(fields)) {
    const [, lineId, number] = /^number\.(.+)\.(\d{1,3})$/.exec(name) ?? [];
    if (lineId && number && value !== '') numbers.set(lineId, [...(numbers.get(lineId) ?? []), number]);
  }
  return numbers;
}

export const linesOf = (fields: Readonly<Record<string, string>>) => {
  const numbers = numbersOf(fields);
  const quantities = Object.entries(fields).flatMap(([name, quantity]) => {
    const lineId = /^quantity\.(.+)$/.exec(name)?.[1];
    return lineId ? [[lineId, quantity] as const] : [];
  });
  const named = [...numbers].map(([lineId, those]) => [lineId, String(those.length)] as const);
  return [...new Map([...named, ...quantities])].flatMap(([lineId, quantity]) => {
    if (quantity === '' || quantity === '0') return [];
    const exchangeSku = fields[`exchange.${lineId}`] || undefined;
    return [{ lineId, quantity, numbers: numbers.get(lineId), reason: fields[`reason.${lineId}`], exchangeSku }];
  });
};

/**
 * `quantity.<line>`, `reason.<line>` and `exchange.<line>` for each line; nothing or 0 for what is kept. Of a numbered edition
 * `number.<line>.<number>` for each piece, which are counted where no quantity is given.
 */
export const returnFormSchema = z.record(text(), text()).transform((fields, context): ReturnForm => {
  const parsed = requestReturnSchema.safeParse({ ...fields, lines: linesOf(fields) });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

export const answerReturnSchema = z.object({ answer: text().trim().max(500).optional() });
export const declineReturnSchema = z.object({
  answer: z.string('Say why; the customer reads it.').trim().min(1, 'Say why; the customer reads it.').max(500),
});

/**
 * `restock.<line of the return>`: how much of each line can be sold again. Of a numbered edition
 * `restock.<line>.<number>` for each piece that can.
 */
export const receiveReturnSchema = z.record(z.string(), z.coerce.string()).transform((fields) => {
  const lines = new Map<string, { lineId: string; restock: number; numbers: number[] }>();
  for (const [name, value] of Object.entries(fields)) {
    const [, lineId, number] = /^restock\.([^.]+)(?:\.(\d{1,3}))?$/.exec(name) ?? [];
    if (!lineId) continue;
    const line = lines.get(lineId) ?? { lineId, restock: 0, numbers: [] };
    if (number !== undefined && value !== '') line.numbers.push(Number(number));
    if (number === undefined && /^\d{1,3}$/.test(value)) line.restock = Number(value);
    lines.set(lineId, line);
  }
  return [...lines.values()].map((line) => ({ ...line, restock: Math.max(line.restock, line.numbers.length) }));
});

/** Of a return that its customer posts: with whom, and under which number. */
export const returnParcelSchema = createShipmentSchema.pick({ carrier: true, trackingNumber: true });
export type ReturnParcel = z.infer<typeof returnParcelSchema>;

/** A refund as typed, in major units; without an amount, what the pieces cost. */
export const refundReturnSchema = z.object({ amount: text().trim().max(30).optional() });

export const returnViewSchema = z.object({
  id: z.string(),
  /** `R-1001`. */
  number: z.string(),
  status: returnStatusSchema,
  resolution: returnResolutionSchema,
  note: z.string(),
  answer: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      orderLineId: z.string(),
      title: z.string(),
      quantity: z.int(),
      reason: z.string(),
      restocked: z.int(),
      /** Which pieces of a numbered edition, and of how many; none where its pieces have none, and where nobody was asked. */
      numbers: z.array(z.int()),
      numberedOf: z.int().nullable(),
      /** Which of them may be those that come back, until it is received. */
      mayBe: z.array(z.int()),
      exchangeSku: z.string().nullable(),
    }),
  ),
  /** Files: `/api/files/<id>`. */
  photoIds: z.array(z.string()),
  labelId: z.string().nullable(),
  /** Who pays for sending it back. */
  paidBy: z.enum(postagePayers),
  parcel: z
    .object({
      id: z.string(),
      carrier: z.string(),
      trackingNumber: z.string(),
      status: z.string(),
      /** Its customer posts it, and has named it. */
      byCustomer: z.boolean(),
      /** The carrier's own page about it. */
      carrierUrl: z.string().nullable(),
    })
    .nullable(),
  /** What its pieces cost: what goes back unless the desk says otherwise. */
  amount: z.int(),
  refundedAmount: z.int().nullable(),
  exchangeOrder: z.object({ publicId: z.string(), number: z.string() }).nullable(),
});
export type ReturnView = z.infer<typeof returnViewSchema>;
