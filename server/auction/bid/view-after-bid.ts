import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { database } from '#server/engine/database/database.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { notFound } from '#server/web/problem.ts';

interface Reading {
  version: number;
  view: Promise<View<'auction'>>;
}
const latest = processWide('views-after-bids', () => new Map<string, Reading>());
const keptLots = 500;

/** Bids that were decided together have one version and share one read. @param version the view is this new or newer */
export function viewAfterBid(auctionId: string, version: number): Promise<View<'auction'>> {
  const known = latest.get(auctionId);
  if (known && known.version >= version) return known.view;
  const view = readAuctionView(auctionId);
  latest.delete(auctionId);
  latest.set(auctionId, { version, view });
  view.catch(() => latest.delete(auctionId));
  if (latest.size > keptLots) latest.delete(latest.keys().next().value ?? '');
  return view;
}

/** @throws AccessProblem `not_found` */
export async function readAuctionView(auctionId: string): Promise<View<'auction'>> {
  const versioned = (await readAuctionViews(database(), [auctionId])).get(auctionId);
  if (!versioned) throw notFound('auction');
  return { topic: topicOf.auction(auctionId), ...versioned };
}

export async function lotAfterRetraction(
  auctionId: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ slug: string; views: View[] }, Problem>> {
  if (!outcome.ok) return outcome;
  const view = await readAuctionView(auctionId);
  return accept({ slug: view.data.slug, views: [view] });
}
