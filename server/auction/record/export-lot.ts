import { paddleName } from '#contract/auction/auction.ts';
import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, requirePermission } from '#server/session/can.ts';
import { csvText } from '#server/web/csv-text.ts';
import { notFound } from '#server/web/problem.ts';

const lotColumns = [
  ...['lot', 'lot_number', 'title', 'format', 'currency', 'state', 'outcome', 'start_amount', 'price', 'starts_at'],
  ...['ends_at', 'closed_at'],
];
const bidColumns = [
  ...['seq', 'at', 'kind', 'paddle', 'retracts', 'price_after', 'leader_after', 'ends_after', 'hash', 'maximum'],
];

/**
 * A lot's record as CSV, one row a line. `maximum` is filled only after the close, for whoever may see maxima;
 * never of a lot that was withdrawn, or the house could look at what people would pay and begin anew. Cells that
 * spreadsheets would take for formulas begin with an apostrophe.
 * @throws AccessProblem `not_found`; `signed_out` and `forbidden` to whoever may not read lots
 */
export async function exportLot(actor: Actor, idOrSlug: string): Promise<{ name: string; csv: string }> {
  requirePermission(actor, 'lot:read');
  const lot = await database().auction.findFirst({ where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] } });
  if (!lot) throw notFound('auction');
  const closed = lot.state === 'closed';
  const sealed = isSealed(lot.format as LotFormat);
  const bids =
    sealed && !closed
      ? []
      : await database().bid.findMany({ where: { auctionId: lot.id, seq: { not: null } }, orderBy: { seq: 'asc' } });
  const maxima = closed && lot.outcome !== 'withdrawn' && can(actor, 'lot:maxima');
  const facts = [
    ...[lot.id, lot.lotNumber, lot.title, lot.format, lot.currency, lot.state, lot.outcome, lot.startAmount],
    ...[lot.currentAmount, iso(lot.startsAt), iso(lot.endsAt), lot.closedAt && iso(lot.closedAt)],
  ];
  const rows = bids.map((bid) => [
    ...facts,
    ...[bid.seq, iso(bid.at), kindOf(bid.outcome), bid.paddle && paddleName(bid.paddle), bid.retracts],
    ...(sealed ? [null, null] : [bid.priceAfter, bid.leaderAfter && paddleName(bid.leaderAfter)]),
    ...[iso(bid.endsAfter), bid.hash, maxima && bid.retracts === null ? bid.maxAmount : null],
  ]);
  const table = rows.length > 0 ? rows : [[...facts, ...bidColumns.map(() => null)]];
  return { name: lot.slug, csv: csvText([[...lotColumns, ...bidColumns], ...table], { escapesFormulas: true }) };
}

const iso = (at: Date): string => at.toISOString();
const kindOf = (outcome: string): string =>
  outcome === 'retracted' ? 'retraction' : outcome === 'bought' ? 'bought' : 'bid';
