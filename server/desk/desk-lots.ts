import type { DeskView, OpenLot } from '#contract/desk/desk.ts';
import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';

const endedShown = 24;

async function viewsOf(ids: string[]): Promise<View<'auction'>[]> {
  const views = await readAuctionViews(database(), ids);
  return [...views].map(([id, versioned]) => ({ topic: topicOf.auction(id), ...versioned }));
}

export const readLotViews = (desk: DeskView): Promise<View<'auction'>[]> => viewsOf(desk.lots.map((lot) => lot.id));

/** Lots are sorted by when something happens to them. @throws AccessProblem for whoever may not */
export async function readDeskLots(actor: Actor): Promise<{ lots: OpenLot[]; views: View<'auction'>[] }> {
  requireDesk(actor, 'lot:read');
  const lots = await database().$queryRaw<OpenLot[]>`
    (SELECT id, slug, lot_number AS "lotNumber", title, images -> 0 ->> 'file' AS "imageFile"
     FROM auction WHERE state <> 'closed'
     ORDER BY state = 'scheduled', CASE state WHEN 'open' THEN ends_at ELSE starts_at END, lot_number)
    UNION ALL
    (SELECT id, slug, lot_number, title, images -> 0 ->> 'file'
     FROM auction WHERE state = 'closed' ORDER BY closed_at DESC LIMIT ${endedShown})`;
  return { lots, views: await viewsOf(lots.map((lot) => lot.id)) };
}

export async function withLot(
  id: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ views: View[] }, Problem>> {
  return outcome.ok ? accept({ views: await viewsOf([id]) }) : outcome;
}
