import type { PreviewOrder } from '#contract/checkout/create-order.ts';
import { countsOf } from '#contract/order/desk-order-forms.ts';
import { type FoundPiece, mostPiecesOrdered, type NewOrderDraft } from '#contract/order/new-order.ts';
import type { PreviewAnswer } from '#contract/order/price/totals.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { mostDaysHeld } from '#domain/order/pay-way.ts';
import { type CalendarDay, dayLater } from '#domain/order/working-days.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { dayIn } from '#domain/time/shop-clock.ts';
import { previewOrder } from '#server/checkout/preview-order.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { isFoundBy } from './desk-pieces.ts';

const mostFound = 12;

/** What the form for a new order shows, from what was typed into it. @throws AccessProblem for whoever may not */
export async function readNewOrder(actor: Actor, typed: Typed): Promise<NewOrderDraft> {
  requireDesk(actor, 'order:place');
  requireDesk(actor, 'piece:read');
  const sought = (typed.find ?? '').trim();
  const lines = linesOf(typed);
  const pieces = await readPieces(Prisma.sql`AND variant.sku = ANY (${lines.map(({ sku }) => sku)}::text[])`);
  const chosen = lines.flatMap(({ sku, quantity }) => {
    const piece = pieces.find((one) => one.sku === sku);
    return piece ? [{ ...piece, quantity }] : [];
  });
  const preview = chosen.length > 0 && typed.country ? await previewOf(chosen, typed) : null;
  return {
    chosen,
    found: sought === '' ? null : await readPieces(isFoundBy(sought)),
    preview: preview?.ok ? preview.value : null,
    problem: preview && !preview.ok ? preview.refusal.message : null,
  };
}

type Typed = Readonly<Record<string, string>>;

/** The days until which pieces can be held, by the shop's clocks. */
export async function readHoldDays(): Promise<{ today: CalendarDay; latest: CalendarDay }> {
  const { zone } = await readShop();
  const today = dayIn((await readDatabaseClock(database())).getTime(), zone);
  return { today, latest: dayLater(today, mostDaysHeld) };
}

/** The pieces of the form, with the one that was just added. */
function linesOf(typed: Typed): { sku: string; quantity: number }[] {
  const lines = new Map(countsOf(typed, 'pieces').map(({ sku, quantity }) => [sku, quantity]));
  if (typed.add) lines.set(typed.add, (lines.get(typed.add) ?? 0) + 1);
  return [...lines].slice(0, mostPiecesOrdered).map(([sku, quantity]) => ({ sku, quantity }));
}

const readPieces = (where: Prisma.Sql): Promise<FoundPiece[]> => database().$queryRaw<FoundPiece[]>`
  SELECT variant.sku, variant.price_amount AS "priceAmount", variant.currency,
         variant.on_hand - variant.reserved AS available,
         product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END AS title,
         coalesce(variant.image_file, (
           SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1)) AS "imageFile"
  FROM product JOIN variant ON variant.product_id = product.id
  WHERE variant.archived_at IS NULL AND product.status = 'published' ${where}
  ORDER BY product.title, variant.position, variant.sku LIMIT ${Math.max(mostFound, mostPiecesOrdered)}`;

async function previewOf(
  chosen: readonly { sku: string; quantity: number }[],
  { country = '', region, postalCode, email, vatNumber, shippingMethod }: Typed,
): Promise<Decision<PreviewAnswer, Problem>> {
  const wanted: PreviewOrder = {
    lines: chosen.map(({ sku, quantity }) => ({ sku, quantity })),
    shippingAddress: { country, ...(region ? { region } : {}), ...(postalCode ? { postalCode } : {}) },
    ...(email ? { email } : {}),
    ...(vatNumber ? { vatNumber } : {}),
    ...(shippingMethod ? { shippingMethod } : {}),
  };
  try {
    const preview = await previewOrder(wanted);
    // Another country, or other pieces, may not have the way of delivery that was chosen.
    if (preview.ok || !shippingMethod) return preview;
    const { shippingMethod: _, ...rest } = wanted;
    return await previewOrder(rest);
  } catch (error) {
    if (error instanceof AccessProblem) return refuse(error.problem);
    throw error;
  }
}
