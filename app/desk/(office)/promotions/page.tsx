import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { NewPromotion } from '#components/desk/promotions/new-promotion.tsx';
import { LivePromotions, PromotionsTable } from '#components/desk/promotions/promotions-table.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { text } from '#contract/value/text.ts';
import { database } from '#server/engine/database/database.ts';
import { listPromotions, readDeskPromotions } from '#server/promotion/desk-promotions-view.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Promotions' };

const cursorSchema = text().max(100).optional().catch(undefined);

type Query = Promise<{ problem?: string; before?: string }>;

export default async function DeskPromotionsPage({ searchParams }: { searchParams: Query }) {
  const actor = await atDesk('/desk/promotions');
  const { problem, before: asked } = await searchParams;
  const before = cursorSchema.parse(asked);
  const newest = before === undefined ? await readDeskPromotions(actor) : null;
  const list = newest ? newest.data : await listPromotions(database(), before);
  const now = Date.now();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Promotions</h1>
      </div>
      <ReturnedProblem code={problem} />
      {newest ? <LivePromotions initial={newest} now={now} /> : <PromotionsTable promotions={list.items} now={now} />}
      <DeskPages path="/desk/promotions" asked={{}} name="before" isFirst={newest !== null} next={list.nextCursor} />
      <NewPromotion currency={shopCurrency()} zone={(await readShop()).zone} />
    </>
  );
}
