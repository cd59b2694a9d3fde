'use client';

import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { DeskTaxes } from '#contract/tariff/desk-taxes.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { Badge } from '../../ui/badge.tsx';
import { DeskTable } from '../desk-table.tsx';
import { SeenForm } from '../seen-form.tsx';
import './taxes.css';

export function RatesTable({ taxes: { rates, version } }: { taxes: DeskTaxes }) {
  if (rates.length === 0) return <p className="muted">No rates.</p>;
  return (
    <DeskTable
      label="Tax rates"
      heads={['Country', 'Class', 'Rate', 'Standard', 'Since']}
      act="Remove"
      className="tax-rates tabular"
    >
      {rates.map((rate) => (
        <RateRow key={[rate.country, rate.region, rate.class, rate.validFrom].join()} rate={rate} version={version} />
      ))}
    </DeskTable>
  );
}

function RateRow({ rate, version }: { rate: DeskTaxes['rates'][number]; version: number }) {
  const { country, region, name, basisPoints, validFrom, isComing, standard } = rate;
  return (
    <tr>
      <th scope="row">
        {name}
        {region !== '' && <span className="small muted">{region}</span>}
      </th>
      <td>{rate.class === standardTaxClass ? 'Standard' : rate.class}</td>
      <td>{formatPercent(basisPoints)}</td>
      <td>
        {standard === null && '–'}
        {standard === basisPoints && <span className="muted">The same</span>}
        {standard !== null && standard !== basisPoints && <Badge tone="attention">{formatPercent(standard)}</Badge>}
      </td>
      <td>
        {isComing && 'From '}
        {dayWords(validFrom)}
      </td>
      <td>
        <SeenForm
          version={version}
          action="/api/desk/taxes/rates/remove"
          kind="quiet"
          label="Remove"
          about={`${name}, ${rate.class}, ${formatPercent(basisPoints)}`}
          busy="Removing…"
          done="The rate is removed"
        >
          <input type="hidden" name="country" value={country} />
          <input type="hidden" name="region" value={region} />
          <input type="hidden" name="class" value={rate.class} />
          <input type="hidden" name="validFrom" value={validFrom} />
        </SeenForm>
      </td>
    </tr>
  );
}

/** What applied before rates were kept began on the first day of 2000. */
const dayWords = (day: string): string =>
  day <= '2000-01-01' ? 'Always' : `${formatCalendarDay(day)} ${day.slice(0, 4)}`;
