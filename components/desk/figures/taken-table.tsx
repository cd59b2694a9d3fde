import { formatMoney } from '#components/ui/format/format-money.ts';
import type { TakenStep } from '#contract/desk/figures.ts';
import { DeskTable } from '../desk-table.tsx';
import { stepWords } from './step-words.ts';

/** A plot's figures as a table. What is to come is left out. */
export function TakenTable({
  steps,
  currency,
  label,
}: {
  steps: readonly TakenStep[];
  currency: string;
  label: string;
}) {
  return (
    <details className="taken-table">
      <summary className="small">As a table</summary>
      <DeskTable label={label} heads={['When', 'Orders', 'Taken', 'Before']} className="tabular">
        {steps
          .filter(({ state }) => state !== 'to_come')
          .map(({ at, orders, amount, before }) => (
            <tr key={at}>
              <th scope="row">{stepWords(at)}</th>
              <td>{orders}</td>
              <td>{formatMoney(amount, currency)}</td>
              <td className="muted">{formatMoney(before ?? 0, currency)}</td>
            </tr>
          ))}
      </DeskTable>
    </details>
  );
}
