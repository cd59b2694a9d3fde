import { z } from 'zod';
import { quantitySchema } from '#contract/bag/bag.ts';
import { isStorable, text, tidied } from '#contract/value/text.ts';
import { exemptions } from '#domain/withdrawal/exemptions.ts';
import { recordedSources } from '#domain/withdrawal/withdrawal-sources.ts';
import { withdrawalStatuses } from '#domain/withdrawal/withdrawal-transitions.ts';

/** Characters. Together they fit into the cookie that carries a statement from its first step to its second. */
export const longestStatement = { name: 100, order: 120, email: 254, pieces: 500 } as const;

const words = (most: number) =>
  text()
    .max(most, `Write at most ${most} characters.`)
    .transform((written) => tidied(written))
    .pipe(z.string());

const nameMissing = 'Enter your name, so we know who is withdrawing.';
const emailMissing = 'Enter a full email address, for example maud@example.com.';

const statementShape = {
  name: text({ error: nameMissing })
    .max(longestStatement.name, `Write at most ${longestStatement.name} characters.`)
    .transform((written) => tidied(written).replaceAll('\n', ' '))
    .pipe(z.string().min(1, nameMissing)),
  /** The order's number, or what the customer knows of it. */
  order: words(longestStatement.order).default(''),
  email: z.email(emailMissing).max(longestStatement.email, emailMissing),
};

export const namedPiecesSchema = z
  .array(z.object({ sku: text().min(1).max(100), quantity: quantitySchema }))
  .min(1, 'Choose at least one piece.')
  .max(200);

/** A statement by the page `/withdraw`: its second step sends what its first step asked for. */
export const confirmWithdrawalSchema = z.object({
  ...statementShape,
  /** In the customer's words; without them everything, or the pieces that are ticked. */
  pieces: words(longestStatement.pieces).default(''),
  /** Of an order whose page is open to them. */
  publicId: text().max(100).optional(),
  /** `[{ sku, quantity }]` of that order; without, everything. */
  lines: z
    .string()
    .max(20_000)
    .transform((json, context) => {
      const parsed = namedPiecesSchema.safeParse(parsedJson(json));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'Choose the pieces again.' });
      return z.NEVER;
    })
    .optional(),
  /** Made by the first step: the same statement with the same key is one statement. */
  key: text().max(100).optional(),
});
export type ConfirmWithdrawal = z.output<typeof confirmWithdrawalSchema>;

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** `POST /api/v1/withdrawals`. */
export const createWithdrawalSchema = z.strictObject({
  ...statementShape,
  order: words(longestStatement.order).pipe(z.string().min(1, 'Enter the order’s number.')),
  lines: namedPiecesSchema.optional(),
});

export const withdrawalAnswerSchema = z.object({ id: z.string(), receivedAt: z.iso.datetime() });

/** The first step as it was typed: whatever is wrong with it is said beside its field. */
export const typedStatementSchema = z
  .record(z.string().max(100), z.string().max(2_000).refine(isStorable, 'has a character that is not allowed'))
  .transform((fields) => fields);

export const withdrawalStatusSchema = z.enum(withdrawalStatuses);

/** A statement as its order's page shows it. */
export const orderWithdrawalSchema = z.object({
  number: z.string(),
  receivedAt: z.iso.datetime(),
  status: withdrawalStatusSchema,
  /** Null: everything. */
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })).nullable(),
  refundAmount: z.int().nullable(),
  sendBackBy: z.iso.date(),
  refundBy: z.iso.date(),
  sendsBack: z.boolean(),
  answer: z.string().nullable(),
});

export const matchWithdrawalSchema = z.record(z.string().max(100), z.string().max(300)).transform((fields) => fields);

export const exceptWithdrawalSchema = z.object({
  exemption: z.enum(exemptions, 'Choose the reason the law gives.'),
  answer: text({ error: 'Write what the customer will read.' })
    .trim()
    .min(1, 'Write what the customer will read.')
    .max(1_000, 'Write at most 1,000 characters.'),
});

const answerMissing = 'Write what the customer will read.';

/** "No such order": `note` is for the desk, `answer` is emailed to whoever stated it. */
export const noSuchOrderSchema = z.object({
  note: words(500).default(''),
  answer: text({ error: answerMissing }).trim().min(1, answerMissing).max(1_000, 'Write at most 1,000 characters.'),
});
export type NoSuchOrder = z.output<typeof noSuchOrderSchema>;

export const recordWithdrawalSchema = z.object({
  ...statementShape,
  pieces: words(longestStatement.pieces).default(''),
  source: z.enum(recordedSources, 'Choose how it came.'),
  /** `2026-11-27T22:10`, by the shop's clock. */
  sentAt: text({ error: 'Enter when it was sent.' }).regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/,
    'Enter the day it was sent, for example 2026-11-27.',
  ),
});
