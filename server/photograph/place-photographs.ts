import type { PlaceImage } from '#contract/photograph/image.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';

/** Behind a photograph about which nothing is known. */
const plate = 'var(--plate)';

/**
 * Returns the photographs of these files, each with what is known about it; one of a piece with what is known there.
 * A name without a file is null.
 */
export async function readPlacePhotographs(files: readonly (string | null)[]): Promise<(PlaceImage | null)[]> {
  const named = files.filter((file) => file !== null && file !== '');
  if (named.length === 0) return files.map(() => null);
  reads(pageSource.photographs);
  const rows = await readRows<PlaceImage & { known: boolean }>`
    SELECT named.file, coalesce(photograph.alt, piece.alt, '') AS alt,
           coalesce(photograph.dominant_hex, piece.dominant_hex, ${plate}) AS "dominantHex",
           CASE WHEN photograph.file IS NOT NULL
             THEN jsonb_build_object('x', photograph.focus_x, 'y', photograph.focus_y) END AS focus
    FROM unnest(${named}::text[]) AS named (file)
    LEFT JOIN photograph USING (file)
    LEFT JOIN LATERAL (
      SELECT alt, dominant_hex FROM product_image WHERE product_image.file = named.file LIMIT 1
    ) AS piece ON true`;
  const imageOf = new Map(rows.map(({ focus, ...image }) => [image.file, focus ? { ...image, focus } : image]));
  return files.map((file) => imageOf.get(file ?? '') ?? null);
}

export const readPlacePhotograph = async (file: string | null): Promise<PlaceImage | null> =>
  (await readPlacePhotographs([file]))[0] ?? null;
