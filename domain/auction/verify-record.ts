/** A published record is checked against itself, with nothing but a SHA-256. */
import { falls, isSealed, traitsOf } from './format.ts';
import type { LotRules } from './lot.ts';
import { acceptedBid, type Told } from './published-record.ts';
import { commitmentText, lineText, type RecordLine, type RecordTerms, termsText } from './record.ts';
import { type AcceptedBid, type Followed, follow, unfollowed } from './replay.ts';

/** A line as it is published once the lot is closed. Null `hash`: from before records were chained. */
export interface PublishedLine extends Omit<RecordLine, 'price'>, Told {
  /** Null only while the lot is open: it came of a bid that was taken back. */
  price: number | null;
  hash: string | null;
}

/** The house moved the end: after it was shut, or to keep a sale's order. */
export interface EndMove {
  at: number;
  from: number;
  to: number;
}

export interface PublishedRecord {
  terms: RecordTerms;
  termsHash: string;
  startsAt: number;
  scheduledEndsAt: number;
  moves: readonly EndMove[];
  reserve: Told | null;
  lines: readonly PublishedLine[];
  result: { sold: boolean; paddle: number | null; price: number } | null;
}

export type CheckName = 'terms' | 'chain' | 'commitments' | 'prices' | 'ends' | 'result';

export interface Check {
  name: CheckName;
  /** Null: there is nothing to check it by. */
  ok: boolean | null;
  line: number | null;
  count: number;
}

export interface Verdict {
  checks: Check[];
  ok: boolean;
  winner: { paddle: number; price: number } | null;
}

export type Sha256 = (text: string) => string | Promise<string>;

/** Makes every check, also after one that fails. @param sha256 in lower-case hexadecimal */
export async function verifyRecord(record: PublishedRecord, sha256: Sha256): Promise<Verdict> {
  const { ended, prices } = checkPrices(record);
  const checks = [
    await checkTerms(record, sha256),
    await checkChain(record, sha256),
    await checkCommitments(record, sha256),
    prices,
    checkEnds(record),
    checkResult(record, ended),
  ];
  return { checks, ok: checks.every(({ ok }) => ok !== false), winner: winnerOf(record, ended) };
}

const found = (name: CheckName, ok: boolean | null, count: number, line: number | null = null): Check => ({
  name,
  ok,
  count,
  line,
});

async function checkTerms({ terms, termsHash, lines }: PublishedRecord, sha256: Sha256): Promise<Check> {
  if (isFromBeforeChains(lines)) return found('terms', null, 0);
  return found('terms', (await sha256(termsText(terms))) === termsHash, 1);
}

const isFromBeforeChains = (lines: readonly PublishedLine[]): boolean => lines.some(({ hash }) => hash === null);

async function checkChain({ termsHash, lines, result }: PublishedRecord, sha256: Sha256): Promise<Check> {
  if (isFromBeforeChains(lines)) return found('chain', null, 0);
  let before = termsHash;
  for (const [index, line] of lines.entries()) {
    const { price } = line;
    // A price that is withheld while the lot is open: the line's hash is taken as it is until the close.
    const holds = price === null ? result === null : (await sha256(lineText(before, { ...line, price }))) === line.hash;
    if (line.seq !== index + 1 || !holds) return found('chain', false, lines.length, line.seq);
    before = line.hash ?? '';
  }
  return found('chain', true, lines.length);
}

async function checkCommitments({ terms, reserve, lines }: PublishedRecord, sha256: Sha256): Promise<Check> {
  const opens = async ({ nonce, amount }: Told, commitment: string | null) =>
    nonce === null || (amount !== null && (await sha256(commitmentText(nonce, amount))) === commitment);
  if (reserve && !(await opens(reserve, terms.reserveCommitment))) return found('commitments', false, 1);
  const told = lines.filter((line) => line.nonce !== null);
  for (const line of told) {
    if (!(await opens(line, line.commitment))) return found('commitments', false, told.length, line.seq);
  }
  const count = told.length + (reserve ? 1 : 0);
  return found('commitments', count > 0 ? true : null, count);
}

function rulesOf({ terms, startsAt, scheduledEndsAt, reserve }: PublishedRecord): LotRules {
  const { format, startAmount, increments, softCloseSeconds, maxExtensionSeconds, drop } = terms;
  // A reserve that lifted no price is as one that nobody ever reaches.
  const unreached = terms.reserveCommitment === null ? null : Number.MAX_SAFE_INTEGER;
  return {
    format,
    startAmount,
    increments,
    softCloseSeconds,
    maxExtensionSeconds,
    drop,
    startsAt,
    scheduledEndsAt,
    reserveAmount: reserve?.amount ?? unreached,
    buyNowAmount: null,
  };
}

function checkPrices(record: PublishedRecord): { prices: Check; ended: Followed } {
  const rules = rulesOf(record);
  let ended = unfollowed(rules);
  if (isSealed(rules.format)) return { prices: found('prices', null, 0), ended };
  for (const line of record.lines) {
    const bid = acceptedBid({ ...line, price: line.price ?? 0 }, line.amount ?? 0);
    // What it could be bought for outright is no part of the terms: it is what its buyer paid.
    const lotRules = bid.bought ? { ...rules, buyNowAmount: line.amount } : rules;
    const decision = follow(lotRules, asFarAsTold(ended, bid), bid);
    const holds =
      decision.ok &&
      decision.value.state.price === line.price &&
      (decision.value.state.leader?.bidder ?? null) === (line.leader === null ? null : String(line.leader));
    if (!holds) return { prices: found('prices', false, record.lines.length, line.seq), ended };
    ended = decision.value;
  }
  return { prices: found('prices', true, record.lines.length), ended };
}

/** A raise that the price never tested is told as no more than what it raised; ends are checked apart. */
function asFarAsTold(followed: Followed, { bidder, maximum }: AcceptedBid): Followed {
  const { state } = followed;
  if (state.phase === 'closed') return followed;
  const { leader } = state;
  const raises = leader?.bidder === bidder && leader.maximum === maximum;
  const before = raises ? { bidder, maximum: maximum - 1 } : leader;
  return { ...followed, state: { ...state, leader: before, endsAt: Number.MAX_SAFE_INTEGER } };
}

function checkEnds({ terms, scheduledEndsAt, moves, lines }: PublishedRecord): Check {
  const { softCloseSeconds, maxExtensionSeconds, format } = terms;
  let endsAt = scheduledEndsAt;
  let scheduled = scheduledEndsAt;
  let moved = 0;
  for (const line of lines) {
    for (let move = moves[moved]; move && move.at <= line.at; move = moves[++moved]) {
      scheduled = move.to;
      endsAt = Math.max(endsAt, move.to);
    }
    const latest = maxExtensionSeconds === null ? Number.POSITIVE_INFINITY : scheduled + maxExtensionSeconds * 1000;
    const extends_ = traitsOf[format].softClose && line.kind === 'bid';
    const expected = extends_ ? Math.max(endsAt, Math.min(line.at + softCloseSeconds * 1000, latest)) : endsAt;
    if (line.at >= endsAt || line.endsAt !== expected) return found('ends', false, lines.length, line.seq);
    endsAt = line.endsAt;
  }
  return found('ends', true, lines.length);
}

function winnerOf(record: PublishedRecord, ended: Followed): Verdict['winner'] {
  if (isSealed(record.terms.format)) return sealedWinner(record);
  const { leader, price } = ended.state;
  return leader ? { paddle: Number(leader.bidder), price } : null;
}

function sealedWinner({ terms, reserve, lines, result }: PublishedRecord): Verdict['winner'] {
  const takenBack = new Set(lines.map((line) => line.retracts));
  const told = lines.filter(({ amount, seq }) => amount !== null && !takenBack.has(seq));
  const [first] = told
    .filter(({ paddle }) => paddle === result?.paddle)
    .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  if (!first || told.some(({ amount }) => (amount ?? 0) > (first.amount ?? 0))) return null;
  const second = Math.max(0, ...told.filter((one) => one !== first).map(({ amount }) => amount ?? 0));
  const price = traitsOf[terms.format].paysOwnBid
    ? (first.amount ?? 0)
    : Math.max(terms.startAmount, second, reserve?.amount ?? 0);
  return { paddle: first.paddle, price };
}

/** The house's word must be what the lines say. The highest bidder of an unsold sealed lot isn't published. */
function checkResult(record: PublishedRecord, ended: Followed): Check {
  const { result, terms } = record;
  if (!result) return found('result', null, 0);
  const winner = winnerOf(record, ended);
  if (isSealed(terms.format) && !result.sold) return found('result', result.paddle === null ? null : false, 0);
  const price = winner?.price ?? terms.startAmount;
  const same =
    (winner?.paddle ?? null) === result.paddle && (falls(terms.format) && !winner ? true : price === result.price);
  return found('result', same && !(result.sold && !winner), 1);
}
