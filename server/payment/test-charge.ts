/**
 * The books of the test bank, in a table of their own: what it knows outlives the shop's process, and
 * the shop learns it only through the provider's interface and its webhooks, as with a real bank.
 */
import { randomUUID } from 'node:crypto';
import { database } from '#server/engine/database/database.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import type { ChargeState, RefundAtProvider, TakenBack, WantedRefund } from './payment-provider.ts';

/** How long `tok_slow` takes to decide. */
export const slowMs = 3_000;
/** How long after a lost answer the webhook comes: long enough to be seen waiting. */
const lostAnswerWebhookMs = 1_500;

interface FirstAnswer {
  status: ChargeState['status'];
  reason: string | null;
  tellsInMs: number;
}
const at = (status: ChargeState['status'], reason: string | null = null, tellsInMs = 0) => ({
  status,
  reason,
  tellsInMs,
});

/** What each token does. The published test cards stand for the same. */
export const firstAnswers: Readonly<Record<string, FirstAnswer>> = {
  tok_visa: at('approved'),
  tok_mastercard: at('approved'),
  tok_amex: at('approved'),
  tok_declined: at('declined', 'card_declined'),
  tok_insufficient_funds: at('declined', 'insufficient_funds'),
  tok_authentication_required: at('requires_action'),
  tok_slow: at('processing', null, slowMs),
  tok_lost_response: at('approved', null, lostAnswerWebhookMs),
  tok_capture_declined: at('approved'),
};

/** The books' own note on a charge that isn't decided yet: it is to be authorised only. */
const authoriseOnly = 'authorise_only';

interface ChargeRow {
  id: string;
  token: string;
  status: ChargeState['status'];
  reason: string | null;
  amount: number;
  currency: string;
}
const stateOf = ({ id, token, status, reason, amount, currency }: ChargeRow): ChargeState => ({
  ref: id,
  status,
  reason: reason === authoriseOnly ? null : reason,
  amount,
  currency,
  // A test card is known by its token from the beginning, and a try that fails is the last one.
  method: null,
  fingerprint: token || null,
  failedTry: null,
});

interface NewCharge {
  key: string;
  token: string;
  amount: number;
  currency: string;
  status: ChargeState['status'];
  reason: string | null;
  tellsInMs: number;
}

/** Opens a charge, or finds the one that this key opened before. A decided charge owes a webhook. */
export function openCharge(
  key: string,
  charge: { token: string | null; amount: number; currency: string; capture?: 'at_once' | 'later' },
  answer: FirstAnswer,
): Promise<ChargeState> {
  const { tellsInMs } = answer;
  const { token, amount, currency } = charge;
  const later = charge.capture === 'later';
  const status = later && answer.status === 'approved' ? 'authorised' : answer.status;
  const undecided = status === 'processing' || status === 'requires_action';
  const reason = later && undecided ? authoriseOnly : answer.reason;
  return openTogether({ key, token: token ?? '', amount, currency, status, reason, tellsInMs });
}

const openTogether = processWide('test-charges-to-open', () => groupCommit(openCharges));

async function openCharges(charges: readonly NewCharge[]): Promise<(ChargeState | Error)[]> {
  const rows = charges.map((charge) => ({ id: `tch_${randomUUID()}`, ...charge }));
  const opened = await database().$queryRaw<(ChargeRow & { key: string })[]>`
    INSERT INTO test_charge (id, key, token, amount, currency, status, reason, settles_at, webhook_at)
    SELECT id, key, token, amount, currency, status, reason, clock_timestamp() + make_interval(secs => "tellsInMs" / 1000),
           CASE WHEN status <> 'requires_action' THEN clock_timestamp() + make_interval(secs => "tellsInMs" / 1000) END
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, key text, token text, amount int,
      currency text, status text, reason text, "tellsInMs" float8)
    ON CONFLICT (key) DO NOTHING RETURNING id, key, token, status, reason, amount, currency`;
  const states = new Map(opened.map((row) => [row.key, stateOf(row)]));
  const answers: (ChargeState | Error)[] = [];
  for (const { key } of charges) {
    const state = states.get(key) ?? (await readCharge(key));
    answers.push(state ?? new Error(`The charge ${key} was opened and isn't there.`));
  }
  return answers;
}

/** A charge as it stands. One whose time to decide has come is decided by being looked at. */
export async function readCharge(key: string): Promise<ChargeState | null> {
  const [row] =
    await readRows<ChargeRow>`SELECT id, token, status, reason, amount, currency FROM test_charge WHERE key = ${key}`;
  if (!row) return null;
  if (row.status !== 'processing') return stateOf(row);
  const [decided] = await readRows<ChargeRow>`
    UPDATE test_charge SET status = CASE WHEN reason = ${authoriseOnly} THEN 'authorised' ELSE 'approved' END, reason = NULL
    WHERE key = ${key} AND status = 'processing' AND settles_at <= clock_timestamp()
    RETURNING id, token, status, reason, amount, currency`;
  return stateOf(decided ?? row);
}

export interface ChargeToTell {
  key: string;
  charge: ChargeState;
}

/** The charges that have waited longest to be told of, as they stand. @param most so many */
export async function readChargesToTell(most: number): Promise<ChargeToTell[]> {
  const due = await readRows<ChargeRow & { key: string }>`
    SELECT id, key, token, status, reason, amount, currency FROM test_charge
    WHERE webhook_at <= clock_timestamp() ORDER BY webhook_at LIMIT ${most}`;
  const told: ChargeToTell[] = [];
  for (const { key, ...row } of due) {
    const charge = row.status === 'processing' ? await readCharge(key) : stateOf(row);
    if (charge) told.push({ key, charge });
  }
  return told;
}

/** Decides a charge that waits for its holder. One that is decided stays as it is. */
export async function decideCharge(
  key: string,
  decided: { status: 'approved' | 'declined'; reason: string | null },
): Promise<ChargeState | null> {
  await database().$executeRaw`
    UPDATE test_charge SET webhook_at = clock_timestamp(),
      status = CASE WHEN ${decided.status} = 'approved' AND reason = ${authoriseOnly} THEN 'authorised' ELSE ${decided.status} END,
      reason = ${decided.reason}
    WHERE key = ${key} AND status = 'requires_action'`;
  return readCharge(key);
}

/** Takes what was authorised, with a webhook to follow. A charge that was let go is refused. */
export async function captureCharge(key: string): Promise<ChargeState> {
  await database().$executeRaw`
    UPDATE test_charge SET status = 'approved', webhook_at = clock_timestamp()
    WHERE key = ${key} AND status = 'authorised' AND token <> 'tok_capture_declined'`;
  const state = await readCharge(key);
  if (!state) throw new Error(`The test bank has no charge ${key} to take.`);
  return state.status === 'authorised' ? { ...state, reason: 'capture_declined' } : state;
}

/** Lets go of what was authorised. Without effect on any other charge. */
export async function releaseCharge(key: string): Promise<void> {
  await database().$executeRaw`
    UPDATE test_charge SET status = 'declined', reason = 'abandoned', webhook_at = NULL
    WHERE key = ${key} AND status = 'authorised'`;
}

/** Books back until `refundedInAll` has gone back. @throws Error above what was charged */
export async function refundCharge(key: string, { inAll }: WantedRefund): Promise<RefundAtProvider[]> {
  const booked = await database().$executeRaw`
    UPDATE test_charge SET refunded = greatest(refunded, ${inAll})
    WHERE key = ${key} AND status = 'approved' AND ${inAll} <= amount`;
  if (booked === 0) throw new Error(`The test bank has no charge ${key} to give ${inAll} back from.`);
  return (await takenBackOfCharge(key)).refunds;
}

/** The test bank keeps one sum for a charge, and its customers dispute nothing. */
export async function takenBackOfCharge(key: string): Promise<TakenBack> {
  const charge = await database().testCharge.findUnique({ where: { key }, select: { id: true, refunded: true } });
  if (!charge || charge.refunded === 0) return { refunds: [], disputes: [] };
  const sum = { ref: `refunds:${charge.id}`, refundId: null, amount: charge.refunded, reason: null };
  return { refunds: [{ ...sum, status: 'done' }], disputes: [] };
}
