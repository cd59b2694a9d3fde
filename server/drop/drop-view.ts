import type { ApiDrop, DropView } from '#contract/drop/drop.ts';
import { topicOf } from '#contract/topics.ts';
import { type DropState, phaseOf } from '#domain/drop/drop-phase.ts';
import { endingOf } from '#domain/drop/keeping.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { notFound } from '#server/web/problem.ts';

type Moment = 'entriesFrom' | 'opensAt' | 'closesAt' | 'keptFrom' | 'openedAt' | 'overAt';

interface DropRow extends Omit<DropView, Moment | 'ending'> {
  version: number;
  entriesFrom: Date;
  opensAt: Date;
  closesAt: Date;
  keptFrom: Date;
  openedAt: Date | null;
  overAt: Date | null;
}

/** The secret is read by the draw and the proof alone. */
export async function readDropViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'drop'>>> {
  for (const id of ids) reads(topicOf.drop(id));
  const rows = await db.$queryRaw<DropRow[]>`
    SELECT id, version, slug, title, state, entries_from AS "entriesFrom", opens_at AS "opensAt", closes_at AS "closesAt",
      kept_from AS "keptFrom", kept_at IS NOT NULL AS "isKept", opened_at AS "openedAt", over_at AS "overAt", admit_per_minute AS "admitPerMinute",
      admission_seconds AS "admissionSeconds", per_person AS "perPerson", account_hours AS "accountHours", commitment AS "seedCommitment",
      told_entries AS entries, drawn_count AS drawn, last_place AS "lastPlace", admitted_through AS "admittedThrough",
      size, available, held,
      state = 'drawing' AND public_number_url IS NOT NULL AND public_number IS NULL AS "waitsForNumber"
    FROM drop WHERE id = ANY (${ids}::text[])`;
  return new Map(
    rows.map(({ version, ...row }) => [
      row.id,
      {
        version,
        data: {
          ...row,
          entriesFrom: row.entriesFrom.toISOString(),
          opensAt: row.opensAt.toISOString(),
          closesAt: row.closesAt.toISOString(),
          keptFrom: row.keptFrom.toISOString(),
          openedAt: row.openedAt?.toISOString() ?? null,
          overAt: row.overAt?.toISOString() ?? null,
          ending: endingOf(row),
        },
      },
    ]),
  );
}

export const dropTopic: TopicSource<'drop'> = { kind: 'drop', shared: true, read: readDropViews, allow: () => null };

/** @throws AccessProblem `not_found` */
export async function dropIdOf(idOrSlug: string): Promise<string> {
  const [row] = await readRows<{ id: string }>`
    SELECT id FROM drop WHERE id = ${idOrSlug} OR slug = ${idOrSlug} ORDER BY id = ${idOrSlug} DESC LIMIT 1`;
  if (!row) throw notFound('drop');
  return row.id;
}

/** @throws AccessProblem `not_found` */
export async function readApiDrop(idOrSlug: string): Promise<ApiDrop> {
  const id = await dropIdOf(idOrSlug);
  const view = (await readDropViews(database(), [id])).get(id);
  if (!view) throw notFound('drop');
  const {
    slug,
    title,
    state,
    seedCommitment,
    entriesFrom,
    opensAt,
    closesAt,
    keptFrom,
    admitPerMinute,
    perPerson,
    accountHours,
  } = view.data;
  const [known] = await readRows<{ now: Date; skus: string[] }>`
    SELECT clock_timestamp() AS now, array_agg(sku ORDER BY drop_variant.position) AS skus
    FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = ${id}`;
  const now = known?.now.getTime() ?? Date.now();
  return {
    id,
    slug,
    title,
    topic: topicOf.drop(id),
    state: phaseOf({ state: state as DropState, entriesFrom: Date.parse(entriesFrom) }, now),
    seedCommitment,
    entriesFrom,
    opensAt,
    closesAt,
    keptFrom,
    admitPerMinute,
    perPersonLimit: perPerson,
    accountHours,
    skus: known?.skus ?? [],
  };
}
