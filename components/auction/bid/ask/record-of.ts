import type { LotRecord } from '#contract/auction/lot-record.ts';
import type { PublishedRecord } from '#domain/auction/verify-record.ts';

export function recordOf({ lines, result, ...record }: LotRecord): PublishedRecord {
  return {
    terms: record.terms,
    termsHash: record.termsHash,
    reserve: record.reserve,
    startsAt: Date.parse(record.startsAt),
    scheduledEndsAt: Date.parse(record.scheduledEndsAt),
    moves: record.endMoves.map(({ at, from, to }) => ({
      at: Date.parse(at),
      from: Date.parse(from),
      to: Date.parse(to),
    })),
    lines: lines.map((line) => ({ ...line, at: Date.parse(line.at), endsAt: Date.parse(line.endsAt) })),
    result: result && { sold: result.sold, paddle: result.paddle, price: result.price },
  };
}
