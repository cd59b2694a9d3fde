/** Photographs that are somewhere else are fetched after their pieces are stored, two at a time. */
import { transaction } from '#server/engine/database/database.ts';
import { FetchRefused, type GuardedFetchOptions, guardedFetch } from '#server/engine/network/guarded-fetch.ts';
import { Hopeless, outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { keepPhotograph, mostPhotographBytes } from '#server/photograph/keep-photograph.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

const mostAttempts = 4;

interface ToFetch {
  id: string;
  source: string;
}

export const photographOutbox = outbox<ToFetch>({
  name: 'fetch photographs',
  failure: 'a photograph could not be fetched',
  table: 'photograph_fetch',
  key: ['id'],
  open: Prisma.sql`problem IS NULL`,
  columns: Prisma.sql`claimed.id, claimed.source`,
  set: {
    done: Prisma.sql`problem = NULL`,
    failed: (problem, isGivenUp) => Prisma.sql`problem = ${isGivenUp ? problem : null}::text`,
  },
  attempt: (row) => fetchPhotograph(row, { mostBytes: mostPhotographBytes }),
  atOnce: 2,
  claimSeconds: 90,
  mostAttempts,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 30, longestSeconds: 900 }, attempts),
  isWatched: true,
});

/** @throws Error if it can't be had now, Hopeless if never */
export async function fetchPhotograph({ id, source }: ToFetch, options: GuardedFetchOptions): Promise<'marked'> {
  const about = (message: string) => `${source.slice(0, 200)}: ${message}`;
  const bytes = await guardedFetch(source, options).catch((error: unknown) => {
    if (!(error instanceof FetchRefused)) throw error;
    throw error.again ? new Error(about(error.message)) : new Hopeless(about(error.message));
  });
  const kept = await keepPhotograph(bytes);
  if (!kept.ok) throw new Hopeless(about(kept.refusal.message));
  const { file, facts } = kept.value;
  await transaction(async (tx) => {
    // One that was taken away meanwhile is nobody's photograph.
    await tx.$executeRaw`
      WITH fetched AS (
        DELETE FROM photograph_fetch WHERE id = ${id} RETURNING id, product_id, source, alt, position
      )
      INSERT INTO product_image (id, product_id, file, alt, width, height, dominant_hex, position, source)
      SELECT id, product_id, ${file}, alt, ${facts.width}, ${facts.height}, ${facts.dominantHex}, position, source FROM fetched`;
  });
  return 'marked';
}
