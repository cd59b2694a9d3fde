import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { FreshWithdrawals } from '#components/desk/withdrawals/fresh-withdrawals.tsx';
import { WithdrawalPage } from '#components/desk/withdrawals/withdrawal-page.tsx';
import { isStorable } from '#contract/value/text.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { readDeskWithdrawal } from '#server/withdrawal/desk-withdrawals.ts';
import { readDeskWithdrawals } from '#server/withdrawal/desk-withdrawals-view.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Withdrawal' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ q?: string; problem?: string }>;
}

export default async function DeskWithdrawalPage({ params, searchParams }: Props) {
  const actor = await atDesk('/desk/withdrawals/[id]');
  const { id } = await params;
  const { q = '', problem } = await searchParams;
  if (!isStorable(id) || !isStorable(q)) notFound();
  const counts = await readDeskWithdrawals(actor);
  const withdrawal = await readDeskWithdrawal(actor, id, q).catch((error: unknown) => {
    if (error instanceof AccessProblem) notFound();
    throw error;
  });
  return (
    <>
      <ReturnedProblem code={problem} />
      <WithdrawalPage withdrawal={withdrawal} search={q} />
      <FreshWithdrawals initial={counts} />
    </>
  );
}
