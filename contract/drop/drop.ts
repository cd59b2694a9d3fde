/** Drops: pieces that are sold at a moment, to people in a drawn order. */
import { z } from 'zod';
import { moment, typedMoment, typedMomentOrNone } from '#contract/value/moment.ts';
import { referenceSchema } from '#contract/value/reference.ts';
import { text } from '#contract/value/text.ts';
import { dropEndings } from '#domain/drop/keeping.ts';
import { personNeeds } from '#domain/person/scarce-use.ts';

export const dropPhaseSchema = z.enum(['announced', 'room', 'drawing', 'open', 'over']);
export const entryStateSchema = z.enum(['waiting', 'admitted', 'used', 'expired']);

/** Topic `drop:<id>`: what everybody in the waiting room is told. Whose turn it is follows from one's own place. */
export const dropViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  state: z.enum(['announced', 'drawing', 'open', 'over']),
  entriesFrom: z.iso.datetime(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** From when its pieces can be had in it only, and whether that is so; until then `size` is what is left in the shop. */
  keptFrom: z.iso.datetime(),
  isKept: z.boolean(),
  openedAt: z.iso.datetime().nullable(),
  overAt: z.iso.datetime().nullable(),
  admitPerMinute: z.int(),
  admissionSeconds: z.int(),
  perPerson: z.int(),
  accountHours: z.int(),
  seedCommitment: z.string(),
  /** Tickets, and how many of them are in the draw; 0 before it. */
  entries: z.int(),
  drawn: z.int(),
  lastPlace: z.int(),
  /** All up to this place have been let in. */
  admittedThrough: z.int(),
  /** Units of all its pieces: at first, still to be had, and in bags. */
  size: z.int(),
  available: z.int(),
  held: z.int(),
  /** The draw waits for the public number. */
  waitsForNumber: z.boolean(),
  /** How it ended; null as long as it hasn't. */
  ending: z.enum(dropEndings).nullable(),
});
export type DropView = z.infer<typeof dropViewSchema>;

/** Where one ticket stands: its owner's alone. */
export const ownEntrySchema = z.object({
  /** The ticket's code. */
  id: z.string(),
  state: entryStateSchema,
  place: z.int().optional(),
  admittedUntil: z.iso.datetime().optional(),
  /** Until when a piece of the drop is held in their bag. */
  heldUntil: z.iso.datetime().optional(),
});
export type OwnEntry = z.infer<typeof ownEntrySchema>;

/** Whom somebody is to a drop whose door is shut: theirs alone. */
export const dropStandingSchema = z.object({
  /** When they are told that the waiting room opens; null: they didn't ask, or were told. */
  remindsAt: z.iso.datetime().nullable(),
  entry: ownEntrySchema.nullable(),
  /** What a ticket still needs of them. */
  missing: z.array(z.enum(personNeeds)),
});
export type DropStanding = z.infer<typeof dropStandingSchema>;

const skus = z
  .array(text().min(1).max(100))
  .min(1)
  .max(100)
  .refine((all) => new Set(all).size === all.length, 'must not name a SKU twice');

const slug = text()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** `POST /drops`. Without `entriesFrom` the waiting room is open at once. */
export const createDropSchema = z.object({
  title: text().trim().min(1).max(120),
  slug: slug.optional(),
  description: text().trim().max(2_000).optional(),
  skus,
  opensAt: moment(),
  entriesFrom: moment().optional(),
  /** Whether anybody can buy its pieces until the waiting room opens; they can without. False: from the announcement on only those whose turn it is. */
  onSaleUntilRoom: z.boolean().optional(),
  /** When what is left is sold to everybody; a day after the opening without. */
  closesAt: moment().optional(),
  admitPerMinute: z.int().min(1).max(60_000),
  /** How many may be choosing at a time. */
  insideAtOnce: z.int().min(1).max(100_000).optional(),
  admissionSeconds: z.int().min(30).max(3_600).optional(),
  perPersonLimit: z.int().min(1).max(99),
  /** How old an account must be when the door opens, unless it has bought before; 24 without. 0: any age. */
  accountHours: z.int().min(0).max(720).optional(),
  /** Whether a public number is mixed into the draw; only where the shop is set up for it. */
  publicNumber: z.boolean().optional(),
});
export type CreateDrop = z.infer<typeof createDropSchema>;

export const apiDropSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  topic: z.string(),
  state: dropPhaseSchema,
  seedCommitment: z.string(),
  entriesFrom: z.iso.datetime(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  keptFrom: z.iso.datetime(),
  admitPerMinute: z.int(),
  perPersonLimit: z.int(),
  accountHours: z.int(),
  skus: z.array(z.string()),
});
export type ApiDrop = z.infer<typeof apiDropSchema>;

/** `POST /drops/{id}/entries`: `customer` is the caller's own name for whoever waits. */
export const apiEntrySchema = z.object({ customer: referenceSchema });

/** `GET /drops/{id}/proof`. Bytes are lower-case hexadecimal. */
export const dropProofSchema = z.object({
  seed: z.string(),
  seedCommitment: z.string(),
  root: z.string(),
  /** Read elsewhere after the tickets were closed; null: none is mixed in. */
  publicNumber: z.string().nullable(),
  publicNumberUrl: z.string().nullable(),
  /** Which number it is, announced with the drop: a chain of drand's, the round, and the signature that the number is the hash of. */
  publicChain: z.string().nullable(),
  publicRound: z.int().nullable(),
  publicSignature: z.string().nullable(),
  opensAt: z.iso.datetime(),
  ticketsClosedAt: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  entries: z.array(z.object({ id: z.string(), place: z.int() })),
});
export type DropProof = z.infer<typeof dropProofSchema>;

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
/** `POST /desk/drops`: SKUs by commas or lines. */
export const createDropFormSchema = z.object({
  title: text({ error: 'Give it a title.' }).trim().min(1).max(120),
  description: text().trim().max(2_000).default(''),
  skus: text()
    .max(5_000)
    .transform((value) => value.split(/[\s,]+/).filter((sku) => sku !== ''))
    .pipe(skus),
  opensAt: typedMoment(),
  entriesFrom: typedMomentOrNone(),
  admitPerMinute: wholeNumber(1, 60_000),
  perPersonLimit: wholeNumber(1, 99),
  accountHours: wholeNumber(0, 720).default(24),
  onSaleUntilRoom: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
  publicNumber: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
});

declare module '#contract/wire/views.ts' {
  interface ViewData {
    drop: DropView;
  }
}
