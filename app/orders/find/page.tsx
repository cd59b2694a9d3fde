import type { Metadata } from 'next';
import { FindOrder } from '#components/order/shared/find-order.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Find my order' };

type Query = Promise<{ asked?: string; problem?: string; field?: string }>;

export default async function FindPage({ searchParams }: { searchParams: Query }) {
  const { asked, problem, field } = await searchParams;
  return <FindOrder asked={asked !== undefined} problem={problem ?? null} field={field ?? null} />;
}
