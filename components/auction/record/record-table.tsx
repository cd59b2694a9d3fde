import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { LotRecord } from '#contract/auction/lot-record.ts';
import { isSealed } from '#domain/auction/format.ts';

/** As many lines as a page bears; the rest is in the JSON. */
const shown = 200;

export function RecordTable({ record }: { record: LotRecord }) {
  const { lines, termsHash, state, terms } = record;
  const sealed = isSealed(terms.format) && state !== 'closed';
  return (
    <section className="page-section verify-record" aria-labelledby="record">
      <h2 className="heading" id="record">
        The record
      </h2>
      <p className="small muted">
        Before the first line stands the hash of the lot’s terms: <code>{termsHash}</code>
      </p>
      {sealed && <p>The bids are sealed. Nothing in the record can be read before the close.</p>}
      {!sealed && lines.length === 0 && <p>Nobody has bid.</p>}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="verify-record__scroll" tabIndex={0} aria-label="The record, table">
          <table className="tabular">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Time</th>
                <th scope="col">Paddle</th>
                <th scope="col">Line</th>
                <th scope="col" className="cell-right">
                  Published amount{' '}
                </th>
                <th scope="col" className="cell-right">
                  Price after
                </th>
                <th scope="col">Leads</th>
                <th scope="col">Hash</th>
              </tr>
            </thead>
            <tbody>
              {lines
                .slice(-shown)
                .reverse()
                .map((line) => (
                  <Line key={line.seq} line={line} currency={terms.currency} />
                ))}
            </tbody>
          </table>
        </section>
      )}
      {lines.length > shown && (
        <p className="small muted tabular">
          The newest {shown} of {lines.length} lines. All of them are in the JSON.
        </p>
      )}
    </section>
  );
}

const kinds = { bid: 'Bid', bought: 'Bought outright', retraction: 'Takes back bid' };

function Line({ line, currency }: { line: LotRecord['lines'][number]; currency: string }) {
  const { seq, at, paddle, kind, retracts, amount, nonce, price, leader, hash } = line;
  return (
    <tr>
      <td>{seq}</td>
      <td className="muted">
        <Moment at={at} show="seconds" />
      </td>
      <td>{paddle}</td>
      <td>
        {kinds[kind]} {retracts}
      </td>
      <td className="cell-right">
        {amount !== null && (nonce === null ? 'at least ' : '')}
        {amount === null ? '–' : formatMoney(amount, currency)}
      </td>
      <td className="cell-right">{price === null ? 'told after the close' : formatMoney(price, currency)}</td>
      <td>{leader ?? '–'}</td>
      <td>
        <code title={hash ?? undefined}>{hash === null ? 'not chained' : `${hash.slice(0, 12)}…`}</code>
      </td>
    </tr>
  );
}
