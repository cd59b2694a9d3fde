import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { FreshWithdrawals } from '#components/desk/withdrawals/fresh-withdrawals.tsx';
import { WithdrawalsTable } from '#components/desk/withdrawals/withdrawals-table.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { readDeskWithdrawalRows } from '#server/withdrawal/desk-withdrawals.ts';
import { readDeskWithdrawals } from '#server/withdrawal/desk-withdrawals-view.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Withdrawals' };

const tabs = [
  { state: 'to_match', name: 'To match', count: 'toMatch', none: 'Every statement has its order.' },
  { state: 'to_refund', name: 'To refund', count: 'toRefund', none: 'Nothing waits for a refund.' },
  { state: 'no_order', name: 'No such order', count: 'noOrder', none: 'None so far.' },
  { state: 'not_applicable', name: 'Not applicable', count: 'notApplicable', none: 'None so far.' },
  { state: 'all', name: 'All', count: 'all', none: 'Nobody has withdrawn from a contract yet.' },
] as const;

interface Props {
  searchParams: Promise<{ state?: string; problem?: string; after?: string; before?: string }>;
}

export default async function WithdrawalsPage({ searchParams }: Props) {
  const actor = await atDesk('/desk/withdrawals');
  const { state, problem, after, before } = await searchParams;
  const counts = await readDeskWithdrawals(actor);
  const first = counts.data.toMatch > 0 || counts.data.toRefund === 0 ? tabs[0] : tabs[1];
  const tab = tabs.find((one) => one.state === state) ?? first;
  const isOpen = tab.state === 'to_match' || tab.state === 'to_refund';
  const cursor = isOpen ? after : before;
  const { items, nextCursor } = await readDeskWithdrawalRows(actor, tab.state === 'all' ? null : tab.state, cursor);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Withdrawals</h1>
        <ButtonLink href="/desk/withdrawals/record" kind="secondary">
          Record one
        </ButtonLink>
      </div>
      <ReturnedProblem code={problem} />
      <div className="desk-tools">
        <nav className="desk-tabs" aria-label="Filter">
          {tabs.map((one) => (
            <a
              key={one.state}
              href={`/desk/withdrawals?state=${one.state}`}
              aria-current={one === tab ? 'true' : undefined}
            >
              {one.name} <span className="tabular">{counts.data[one.count]}</span>
            </a>
          ))}
        </nav>
      </div>
      <WithdrawalsTable rows={items} none={tab.none} />
      <DeskPages
        path="/desk/withdrawals"
        asked={{ state: tab.state }}
        name={isOpen ? 'after' : 'before'}
        isFirst={cursor === undefined}
        next={nextCursor}
      />
      <FreshWithdrawals initial={counts} />
    </>
  );
}
