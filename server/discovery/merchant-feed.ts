/**
 * Everything for sale as shopping services read it: RSS 2.0 with the attributes of Google's product data specification
 * (https://support.google.com/merchants/answer/7052112). Price and stock are those of the moment of reading.
 */

import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { isOffered } from '#server/catalogue/offered-as-reduced.ts';
import { database } from '#server/engine/database/database.ts';
import { plainTextOf, type WrittenText } from '#server/rich-text/written-text.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { element } from './xml.ts';

const readAtOnce = 500;
const longestDescription = 5_000;
const mostImages = 10;

interface Row {
  number: number;
  id: string;
  slug: string;
  title: string;
  maker: string;
  material: string;
  form: string;
  description: string;
  descriptionFormat: WrittenText['format'];
  images: string[];
  variants: {
    sku: string;
    title: string;
    imageFile: string | null;
    priceAmount: number;
    struckAmount: number | null;
    startsAt: string | null;
    endsAt: string | null;
    currency: string;
    available: number;
  }[];
}

/** @param origin without a slash at its end */
export async function* merchantFeed(origin: string): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n';
  const { shopName, description } = await readShop();
  yield `${element('title', shopName)}${element('link', origin)}${element('description', description || 'Everything for sale')}\n`;
  let after = Number.MIN_SAFE_INTEGER;
  while (true) {
    const rows = await readPieces(after);
    if (rows.length === 0) break;
    yield rows.flatMap((piece) => piece.variants.map((variant) => itemOf(origin, piece, variant))).join('');
    after = rows.at(-1)?.number ?? after;
  }
  yield '</channel>\n</rss>\n';
}

function itemOf(origin: string, piece: Row, variant: Row['variants'][number]): string {
  const { currency, priceAmount, struckAmount, startsAt, endsAt } = variant;
  const price = (amount: number) => `${decimalAmount(amount, currency)} ${currency}`;
  const many = piece.variants.length > 1;
  const images = [variant.imageFile, ...piece.images].filter((file) => file !== null);
  const [first, ...others] = [...new Set(images)].slice(0, mostImages).map((file) => `${origin}/catalogue/${file}`);
  const isReduced = struckAmount !== null;
  return `<item>${[
    element('g:id', variant.sku),
    element('g:title', variant.title === soleVariantTitle ? piece.title : `${piece.title}, ${variant.title}`),
    element('g:description', wordsOf(piece).slice(0, longestDescription) || piece.title),
    element('g:link', `${origin}/products/${piece.slug}${many ? `?variant=${encodeURIComponent(variant.sku)}` : ''}`),
    element('g:image_link', first ?? null),
    ...others.map((image) => element('g:additional_image_link', image)),
    element('g:availability', variant.available > 0 ? 'in_stock' : 'out_of_stock'),
    element('g:price', price(isReduced ? struckAmount : priceAmount)),
    element('g:sale_price', isReduced ? price(priceAmount) : null),
    element('g:sale_price_effective_date', isReduced && startsAt && endsAt ? `${startsAt}/${endsAt}` : null),
    element('g:item_group_id', many ? piece.id : null),
    element('g:brand', piece.maker),
    element('g:material', piece.material),
    element('g:product_type', piece.form),
    element('g:condition', 'new'),
    element('g:identifier_exists', 'no'),
  ].join('')}</item>\n`;
}

const wordsOf = ({ description, descriptionFormat }: Row): string =>
  plainTextOf({ text: description, format: descriptionFormat });

/** The next pieces after that number, each with its variants that are offered. */
const readPieces = (after: number): Promise<Row[]> => database().$queryRaw<Row[]>`
  SELECT product.number, product.id, product.slug, product.title, product.maker, product.material, product.form,
    product.description, product.description_format AS "descriptionFormat",
    (SELECT coalesce(jsonb_agg(file ORDER BY position, id), '[]') FROM product_image WHERE product_id = product.id) AS images,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'imageFile', image_file, 'priceAmount', price_amount,
       'struckAmount', CASE WHEN ${isOffered('variant')} THEN prior_price_amount END,
       'startsAt', to_char(scheduled.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'),
       'endsAt', to_char(scheduled.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'),
       'currency', currency, 'available', on_hand - reserved) ORDER BY variant.position, variant.id), '[]')
     FROM variant LEFT JOIN scheduled_price AS scheduled ON scheduled.variant_id = variant.id AND scheduled.state = 'running'
     WHERE product_id = product.id AND archived_at IS NULL) AS variants
  FROM product WHERE status = 'published' AND number > ${after}::bigint
  ORDER BY number LIMIT ${readAtOnce}::int`;
