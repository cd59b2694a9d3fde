import type { AlertKind, OwnAlert } from '#contract/alert/alert.ts';
import type { ListedImage } from '#contract/photograph/image.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';

interface AlertRow {
  id: string;
  personId: string;
  kind: AlertKind;
  sku: string | null;
  slug: string | null;
  piece: string | null;
  maker: string;
  image: ListedImage | null;
  list: string | null;
  listName: string | null;
  told: number;
  askedAt: Date;
  state: OwnAlert['state'];
  place: number | null;
  priceAmount: number | null;
  currency: string | null;
  seenAmount: number | null;
  offeredAt: Date | null;
  offeredUntil: Date | null;
  toldAt: Date | null;
}

export async function readOwnAlerts(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-alerts'>>> {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM person WHERE id = ANY (${personIds}::text[])`;
  const rows = await db.$queryRaw<AlertRow[]>`
    WITH theirs AS (
      SELECT alert.* FROM alert WHERE person_id = ANY (${personIds}::text[]) AND (state IN ('waiting', 'offered')
        OR state = 'lapsed' AND ended_at > clock_timestamp() - interval '1 day' AND NOT EXISTS (
          SELECT FROM alert AS later WHERE later.person_id = alert.person_id AND later.kind = alert.kind
            AND later.variant_id = alert.variant_id AND later.asked_at > alert.asked_at))
    ), places AS (
      -- Each line is read once, whoever of it asks.
      SELECT id, row_number() OVER (PARTITION BY variant_id ORDER BY number)::int AS place FROM alert
      WHERE kind = 'back_in_stock' AND state = 'waiting'
        AND variant_id IN (SELECT variant_id FROM theirs WHERE kind = 'back_in_stock' AND state = 'waiting')
    )
    SELECT theirs.id, theirs.person_id AS "personId", theirs.kind, variant.sku, product.slug,
           product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END AS piece,
           coalesce(theirs.maker, product.maker, '') AS maker,
           (SELECT jsonb_build_object('file', file, 'alt', alt, 'dominantHex', dominant_hex) FROM product_image
            WHERE product_id = coalesce(product.id, fitting.id, made.id) ORDER BY position LIMIT 1) AS image, list, list_name AS "listName",
           (SELECT count(*)::int FROM alert_piece WHERE alert_id = theirs.id AND alert_piece.told_at IS NOT NULL) AS told,
           theirs.asked_at AS "askedAt", theirs.state, places.place,
           variant.price_amount AS "priceAmount", variant.currency, seen_amount AS "seenAmount",
           offered_at AS "offeredAt", offered_until AS "offeredUntil", theirs.told_at AS "toldAt"
    FROM theirs LEFT JOIN places ON places.id = theirs.id
    LEFT JOIN variant ON variant.id = theirs.variant_id LEFT JOIN product ON product.id = variant.product_id
    -- A list shows the last of its pieces that was told or was there, a maker the newest piece.
    LEFT JOIN LATERAL (
      SELECT product_id AS id FROM alert_piece WHERE theirs.kind = 'piece_fits' AND alert_id = theirs.id
        AND EXISTS (SELECT FROM product_image WHERE product_image.product_id = alert_piece.product_id)
      ORDER BY told_at DESC NULLS LAST, found_at DESC NULLS LAST, product_id DESC LIMIT 1) AS fitting ON true
    LEFT JOIN LATERAL (
      SELECT id FROM product AS newest WHERE theirs.kind = 'new_piece' AND newest.maker = theirs.maker AND status = 'published'
        AND EXISTS (SELECT FROM product_image WHERE product_id = newest.id)
      ORDER BY position DESC LIMIT 1) AS made ON true
    ORDER BY theirs.asked_at, theirs.id`;
  const byPerson = new Map<string, OwnAlert[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), toAlert(row)]);
  return new Map(versions.map(({ id, version }) => [id, { version, data: { alerts: byPerson.get(id) ?? [] } }]));
}

function toAlert({ personId: _, priceAmount, currency, seenAmount, ...row }: AlertRow): OwnAlert {
  const money = (amount: number | null) => (amount === null || currency === null ? null : { amount, currency });
  const offered = row.state === 'offered';
  return {
    ...row,
    price: offered ? money(priceAmount) : null,
    seen: row.kind === 'price_drop' ? money(seenAmount) : null,
    askedAt: row.askedAt.toISOString(),
    offeredAt: row.offeredAt?.toISOString() ?? null,
    offeredUntil: row.offeredUntil?.toISOString() ?? null,
    toldAt: row.toldAt?.toISOString() ?? null,
  };
}

export const ownAlertsTopic: TopicSource<'my-alerts'> = topicOfPerson('my-alerts', readOwnAlerts);
