import type { Metadata } from 'next';
import { FindOrder } from '#components/order/shared/find-order.tsx';
import { orderNumber } from '#domain/order/order-number.ts';
import { readPageShop } from '#server/shop/page-shop.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Find my order' };

type Query = Promise<{ asked?: string; problem?: string; field?: string }>;

export default async function FindPage({ searchParams }: { searchParams: Query }) {
  const { asked, problem, field } = await searchParams;
  const { orderNumberPrefix } = await readPageShop();
  const example = orderNumber({ number: 4801, numberPrefix: orderNumberPrefix });
  return <FindOrder example={example} asked={asked !== undefined} problem={problem ?? null} field={field ?? null} />;
}
