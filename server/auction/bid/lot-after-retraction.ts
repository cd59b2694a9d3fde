import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

export async function lotAfterRetraction(
  auctionId: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ slug: string; views: View[] }, Problem>> {
  if (!outcome.ok) return outcome;
  const versioned = (await readAuctionViews(database(), [auctionId])).get(auctionId);
  if (!versioned) throw notFound('auction');
  return accept({ slug: versioned.data.slug, views: [{ topic: topicOf.auction(auctionId), ...versioned }] });
}
