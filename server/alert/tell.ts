import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { AskedByMail } from '#server/notice/recipients.ts';
import { alertUrl, stopAlertUrl } from './alert-link.ts';

export interface AlertToTell {
  id: string;
  personId: string;
  email: string | null;
}

export interface PieceToTell {
  piece: string;
  sku: string;
  slug: string;
  priceAmount: number;
  currency: string;
}

/** The variant as people know it. */
export async function readPieceToTell(db: Statements, variantId: string): Promise<PieceToTell> {
  const [piece] = await db.$queryRaw<PieceToTell[]>`
    SELECT product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END AS piece,
           sku, slug, price_amount AS "priceAmount", currency
    FROM variant JOIN product ON product.id = variant.product_id WHERE variant.id = ${variantId}`;
  if (!piece) throw new Error('The piece is gone.');
  return piece;
}

export const pieceHref = ({ slug, sku }: PieceToTell): string => `/products/${slug}?variant=${encodeURIComponent(sku)}`;

/** Where an alert's address is told; nothing for an account, which has its own. @param href null: the alert's own page */
export function addressOf({ id, email }: AlertToTell, href: string | null): { to?: AskedByMail } {
  if (email === null) return {};
  return { to: { email, link: href === null ? alertUrl(id) : `${shopUrl()}${href}`, off: stopAlertUrl(id) } };
}
