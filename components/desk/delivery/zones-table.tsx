'use client';

import type { DeskDelivery, DeskRate } from '#contract/tariff/desk-delivery.ts';
import { DeskTable } from '../desk-table.tsx';
import { SeenForm } from '../seen-form.tsx';
import { moneyWords, rateDays, weightWords } from './delivery-desk-words.ts';
import './delivery.css';

interface ZonesTableProps {
  delivery: DeskDelivery;
  currency: string;
}

export function ZonesTable({ delivery: { zones, version }, currency }: ZonesTableProps) {
  if (zones.length === 0) return <p className="muted">No zones. Nothing can be delivered, and nobody can order.</p>;
  return (
    <DeskTable
      label="Zones"
      heads={['Zone', 'Method', 'Weight', 'Price', 'Free from', 'Working days']}
      act="Move"
      className="zones-table tabular"
    >
      {zones.map((zone, at) => (
        <ZoneRows
          key={zone.id}
          zone={zone}
          currency={currency}
          up={at > 0 ? at - 1 : null}
          down={at < zones.length - 1 ? at + 1 : null}
          version={version}
        />
      ))}
    </DeskTable>
  );
}

interface ZoneRowsProps {
  zone: DeskDelivery['zones'][number];
  currency: string;
  /** Its places if it is moved; null: it can’t be. */
  up: number | null;
  down: number | null;
  version: number;
}

function ZoneRows({ zone, currency, up, down, version }: ZoneRowsProps) {
  const [first, ...others] = zone.rates;
  const span = Math.max(zone.rates.length, 1);
  return (
    <>
      <tr>
        <th scope="rowgroup" rowSpan={span}>
          <a className="text-link" href={`/desk/delivery/${zone.id}`}>
            {zone.title}
          </a>
          <span className="small muted">{zone.named}</span>
          {zone.postcodes.length > 0 && <span className="small muted">Postcodes from {zone.postcodes.join(', ')}</span>}
        </th>
        {first ? <RateCells rate={first} currency={currency} /> : <td colSpan={5}>Nothing is sent there.</td>}
        <td rowSpan={span}>
          <Move zone={zone} place={up} version={version} label="Up" />
          <Move zone={zone} place={down} version={version} label="Down" />
        </td>
      </tr>
      {others.map((rate) => (
        <tr key={rate.id}>
          <RateCells rate={rate} currency={currency} />
        </tr>
      ))}
    </>
  );
}

const RateCells = ({ rate, currency }: { rate: DeskRate; currency: string }) => (
  <>
    <td>
      {rate.title}
      <span className="small muted">{rate.method}</span>
    </td>
    <td>{weightWords(rate)}</td>
    <td>
      {moneyWords(rate.amount, rate.currency, currency)}
      {rate.currency !== null && <span className="small muted">{rate.currency} only</span>}
    </td>
    <td>{rate.freeFrom === null ? 'Never' : moneyWords(rate.freeFrom, rate.currency, currency)}</td>
    <td>{rateDays(rate)}</td>
  </>
);

interface MoveProps {
  zone: { id: string; title: string };
  place: number | null;
  version: number;
  label: string;
}

function Move({ zone, place, version, label }: MoveProps) {
  if (place === null) return null;
  return (
    <SeenForm
      version={version}
      action={`/api/desk/delivery/zones/${zone.id}/place`}
      kind="quiet"
      label={label}
      about={zone.title}
      busy="Moving…"
      done={`${zone.title} is moved`}
    >
      <input type="hidden" name="place" value={place} />
    </SeenForm>
  );
}
