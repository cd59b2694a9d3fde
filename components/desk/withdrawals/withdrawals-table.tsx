import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { DeskWithdrawalRow } from '#contract/withdrawal/desk-withdrawals.ts';
import type { Exemption } from '#domain/withdrawal/exemptions.ts';
import { exemptionWords } from './withdrawal-words.ts';

export function WithdrawalsTable({ rows, none }: { rows: readonly DeskWithdrawalRow[]; none: string }) {
  if (rows.length === 0) return <p className="desk__empty">{none}</p>;
  return (
    <div className="desk__scroll">
      <table className="tabular">
        <thead>
          <tr>
            <th>Receipt</th>
            <th>From</th>
            <th className="desk-orders__aside">Order as written</th>
            <th className="desk-orders__aside">Received</th>
            <th>Refund by</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a className="text-link" href={`/desk/withdrawals/${row.id}`}>
                  {row.number}
                </a>
              </td>
              <td>
                {row.name}
                <span className="small muted desk-lots__title">{row.pieces}</span>
              </td>
              <td className="desk-orders__aside">{row.orderText === '' ? '–' : `“${row.orderText}”`}</td>
              <td className="muted desk-orders__aside">{row.received}</td>
              <td>
                <DueDay row={row} />
              </td>
              <td className="small">{stateOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function DueDay({ row: { refundBy, isLastDay, isOverdue, status } }: { row: DeskWithdrawalRow }) {
  if (status === 'not_applicable' || status === 'no_order') return '–';
  if (isLastDay) return <b className="live-text">Today</b>;
  return isOverdue ? <b className="live-text">{formatCalendarDay(refundBy)}, overdue</b> : formatCalendarDay(refundBy);
}

/** How far a statement is, in words. */
export function stateOf(row: DeskWithdrawalRow): string {
  switch (row.status) {
    case 'to_match':
      return 'To match';
    case 'refunded':
      return row.refundAmount
        ? `Refunded ${formatMoney(row.refundAmount, row.currency)}`
        : 'Settled, nothing to refund';
    case 'not_applicable':
      return `Not applicable: ${exemptionWords[row.exemption as Exemption].toLowerCase()}`;
    case 'no_order':
      return 'No such order';
    case 'to_refund':
      if (row.proof) return 'Proof of posting is here';
      if (row.returnStatus === 'received') return 'The pieces are here';
      return row.returnStatus ? 'Waiting for the pieces' : 'Not sent yet';
  }
}
