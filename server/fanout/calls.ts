/** What a node without a database asks of the shop's processes, each a POST of JSON: `/internal/fanout/<name>`. */
import { z } from 'zod';
import type { Problem } from '#contract/errors.ts';
import { longestTopic } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { Ground } from '#server/session/ground.ts';

export const callsPath = '/internal/fanout/';
/** Counted up when a call's form changes: a node and a process of different forms don't understand each other. */
export const callsVersion = 3;
export const roomsAtOnce = 200;
/** Of one answer to `changes`: whoever gets so many asks again at once. */
export const changesAtOnce = 20_000;
export const mostCallBytes = 512 * 1024;

/** A room has somebody's id where their topic has none. */
const topicName = z
  .string()
  .min(1)
  .max(longestTopic + 100);
const proof = z.string().max(2_000);

/** Who somebody says they are: what their browser or program sent, as it came. Only a process with the database judges it. */
export const credentialsSchema = z.object({
  cookie: z.string().max(16_384).optional(),
  token: z.string().max(500).optional(),
  /** The client's address, as the node worked it out. */
  address: z.string().max(64),
});
export type Credentials = z.output<typeof credentialsSchema>;

const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({
    kind: z.literal('person'),
    personId: z.string(),
    role: z.enum(['guest', 'shopper', 'merchant']),
    sessionId: z.string(),
  }),
  z.object({ kind: z.literal('key'), name: z.string(), scopes: z.array(z.string()), id: z.string().optional() }),
]);
/** Whoever has been identified, without their name and address: nothing here shows them. */
export type ProvenActor = z.output<typeof actorSchema>;

const groundSchema = z.custom<Ground>(
  (value) => typeof value === 'string' && /^(session|key|link):.{1,100}$/.test(value),
);

const viewSchema = z.custom<View>(
  (value) =>
    z.object({ topic: z.string(), version: z.number(), data: z.record(z.string(), z.unknown()) }).safeParse(value)
      .success,
);

/** Which history of the shop the database tells, as far as the process knows. */
const epoch = z.string().max(64);

export const cursorSchema = z.object({ process: z.string().max(64), number: z.int().min(0) });
export type Cursor = z.output<typeof cursorSchema>;

export const calls = {
  /** What a node needs before it can take a socket. */
  greet: {
    input: z.object({}),
    answer: z.object({ nowMs: z.number(), busKey: z.base64(), namesKey: z.base64(), history: epoch }),
  },
  identify: {
    input: credentialsSchema,
    answer: z.object({ actor: actorSchema, proof: proof.nullable() }),
  },
  /** Which rooms that only the database knows about may be watched by whoever has these credentials. */
  admit: {
    input: z.object({ credentials: credentialsSchema, rooms: z.array(topicName).min(1).max(roomsAtOnce) }),
    answer: z.object({
      /** Each with what lets them in: they are out of it when that ends. */
      admitted: z.array(z.object({ room: topicName, proof, ground: groundSchema.nullable() })),
    }),
  },
  read: {
    input: z.object({
      rooms: z
        .array(z.object({ room: topicName, proof: proof.optional() }))
        .min(1)
        .max(roomsAtOnce),
      /** Their topics have changed: versions that belong to no row are counted up before. */
      changed: z.boolean(),
    }),
    answer: z.object({ views: z.array(z.object({ room: topicName, view: viewSchema })), refused: z.array(topicName) }),
  },
  /** Rows of `change` that the process has seen since. */
  changes: {
    input: z.object({ after: cursorSchema.nullable() }),
    answer: z.object({
      cursor: cursorSchema,
      changes: z.array(z.object({ topic: z.string(), ids: z.array(z.number()) })),
      /** What lies between is not known any more. */
      lost: z.boolean(),
      history: epoch,
      sincePollMs: z.number(),
      nowMs: z.number(),
    }),
  },
  grounds: {
    input: z.object({ asked: z.array(groundSchema).max(5_000) }),
    answer: z.object({ living: z.array(groundSchema) }),
  },
  command: {
    input: z.object({ credentials: credentialsSchema, name: z.string().max(40), payload: z.unknown() }),
    answer: z.object({ reply: z.record(z.string(), z.unknown()) }),
  },
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallAnswer<N extends CallName> = z.output<(typeof calls)[N]['answer']>;

/** Refused, and no fault: it would be refused elsewhere too. */
export type CallOutcome<N extends CallName> = { ok: true; value: CallAnswer<N> } | { ok: false; problem: Problem };
