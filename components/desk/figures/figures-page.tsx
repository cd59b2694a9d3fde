import type { ReactNode } from 'react';
import { countryName } from '#components/address/countries.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { Figures, FiguresQuery, FigureTable, SellThrough } from '#contract/desk/figures.ts';
import type { OrderSource } from '#contract/order/order.ts';
import { deskAddress } from '../desk-address.ts';
import { DeskTable } from '../desk-table.tsx';
import { Thumb } from '../thumb.tsx';
import { LotEstimates } from './lot-estimates.tsx';
import { ShareBars } from './share-bars.tsx';
import { growthWords, shareWords } from './step-words.ts';
import { TakenPlot } from './taken-plot.tsx';
import { TakenTable } from './taken-table.tsx';

interface Props {
  figures: Figures;
  asked: FiguresQuery;
}

const channelWords: Record<OrderSource, string> = {
  shop: 'Shop',
  api: 'API and tills',
  auction: 'Auctions',
  desk: 'Desk',
};

export function FiguresPage({ figures, asked }: Props) {
  const { range, currency, steps, pieces, makers, countries, channels, collections, drops, lots } = figures;
  const file = (table: FigureTable) => (
    <a className="text-link small" href={deskAddress(`/api/desk/figures/${table}.csv`, asked)} download>
      CSV<span className="visually-hidden">, {tableWords[table]}</span>
    </a>
  );
  const before = `${formatCalendarDay(range.before.from)} to ${formatCalendarDay(range.before.to)}`;
  const name = range.days === 1 ? 'Taken, by hour' : range.days > 92 ? 'Taken, by month' : 'Taken, by day';
  return (
    <>
      <KeyNumbers figures={figures} />
      <Part id="taken" title={name} aside={file('time')}>
        <TakenPlot {...{ steps, currency, name }} width={1040} height={260} className="chart--wide" />
        <TakenPlot {...{ steps, currency, name }} width={360} height={220} className="chart--narrow" />
        <p className="small muted">Dotted: {before}. Open bar: still filling.</p>
        <TakenTable {...{ steps, currency }} label={name} />
      </Part>
      <div className="desk-columns">
        <Part id="makers" half title="By maker" aside={file('makers')}>
          <ShareBars label="By maker" shares={makers} currency={currency} nameOf={(maker) => maker || 'No maker'} />
        </Part>
        <Part id="countries" half title="By country" aside={file('countries')}>
          <ShareBars
            label="By country"
            shares={countries}
            currency={currency}
            nameOf={(code) => (code ? countryName(code) : 'Not known')}
          />
        </Part>
      </div>
      <div className="desk-columns">
        <Part id="pieces" half title="By piece" aside={file('pieces')}>
          <PieceRows pieces={pieces} currency={currency} />
        </Part>
        <div className="desk-columns__six figures-stack">
          <Part id="channels" title="By channel" aside={file('channels')}>
            <ShareBars
              label="By channel"
              shares={channels}
              currency={currency}
              nameOf={(source) => channelWords[source as OrderSource] ?? source}
            />
          </Part>
          <Part id="funnel" title="From bag to order">
            <Funnel figures={figures} />
          </Part>
        </div>
      </div>
      <div className="desk-columns">
        <Part id="lots" half title="Price against estimate" aside={file('lots')}>
          <LotEstimates lots={lots} />
        </Part>
        <Part id="sell-through" half title="Sell-through" aside={file('collections')}>
          <Through label="Collections" rows={collections} />
          {drops.length > 0 && (
            <>
              <p className="between small muted">Drops {file('drops')}</p>
              <Through label="Drops" rows={drops} />
            </>
          )}
        </Part>
      </div>
      <Part id="meaning" title="What the figures mean">
        <p className="small muted prose">
          Taken is what was paid less what was refunded of it, with VAT, on the day of the payment by the shop’s clock.
          Test payments and orders in other currencies are left out. By piece and maker, delivery is left out, and a
          refund is shared among all pieces of its order. A lot counts once it’s paid. Of a collection, sold pieces
          stand beside those left now.
        </p>
      </Part>
    </>
  );
}

export const tableWords: Record<FigureTable, string> = {
  time: 'taken over time',
  pieces: 'by piece',
  makers: 'by maker',
  countries: 'by country',
  channels: 'by channel',
  collections: 'collections',
  drops: 'drops',
  lots: 'lots',
};

interface PartProps {
  id: string;
  title: string;
  half?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}

const Part = ({ id, title, half = false, aside, children }: PartProps) => (
  <section className={half ? 'desk-columns__six' : 'figures-part'} aria-labelledby={id}>
    <div className="desk-panel-head">
      <h2 className="heading-small" id={id}>
        {title}
      </h2>
      {aside}
    </div>
    {children}
  </section>
);

function KeyNumbers({ figures }: { figures: Figures }) {
  const { totals, before, currency, lotsSold, lotsClosed } = figures;
  const average = ({ amount, orders }: { amount: number; orders: number }) =>
    orders === 0 ? 0 : Math.round(amount / orders);
  const growth = growthWords(totals.amount, before.amount);
  return (
    <section className="desk-numbers" aria-label="Figures">
      <Key name="Taken" value={formatMoney(totals.amount, currency)}>
        {growth ? `${growth}, before ${formatMoney(before.amount, currency)}` : 'Nothing before'}
      </Key>
      <Key name="Orders" value={String(totals.orders)}>
        {counted(before.orders, 'order')} before
      </Key>
      <Key name="Average order" value={formatMoney(average(totals), currency)}>
        {formatMoney(average(before), currency)} before
      </Key>
      {lotsClosed > 0 ? (
        <Key name="Lots sold" value={shareWords(lotsSold, lotsClosed)}>
          {lotsSold} of {lotsClosed} that closed
        </Key>
      ) : (
        <Key name="Refunded" value={formatMoney(totals.refunded, currency)}>
          {formatMoney(before.refunded, currency)} before
        </Key>
      )}
    </section>
  );
}

const Key = ({ name, value, children }: { name: string; value: string; children: ReactNode }) => (
  <div>
    <p className="small muted">{name}</p>
    <p className="figure">{value}</p>
    <p className="small muted tabular">{children}</p>
  </div>
);

function PieceRows({ pieces, currency }: { pieces: Figures['pieces']; currency: string }) {
  if (pieces.length === 0) return <p className="desk__empty">Nothing sold on these days.</p>;
  return (
    <DeskTable label="By piece" heads={['Piece', 'Sold', 'Taken']} className="tabular figures-table">
      {pieces.slice(0, 12).map(({ name, slug, imageFile, pieces: sold, amount }) => (
        <tr key={slug ?? name}>
          <td>
            <div className="desk__piece">
              <Thumb file={imageFile} />
              <span className="work-title">{name}</span>
            </div>
          </td>
          <td>{sold}</td>
          <td>{formatMoney(amount, currency)}</td>
        </tr>
      ))}
    </DeskTable>
  );
}

function Funnel({ figures: { funnel } }: { figures: Figures }) {
  const { held, begun, paid } = funnel;
  return (
    <>
      <DeskTable
        label="From bag to order"
        heads={['Step', 'Count', 'Of the step before']}
        className="tabular figures-table"
      >
        <tr>
          <th scope="row">Pieces put in a bag</th>
          <td>{held}</td>
          <td />
        </tr>
        <tr>
          <th scope="row">Checkouts begun</th>
          <td>{begun}</td>
          <td>{shareWords(begun, held)}</td>
        </tr>
        <tr>
          <th scope="row">Orders paid</th>
          <td>{paid}</td>
          <td>{shareWords(paid, begun)}</td>
        </tr>
      </DeskTable>
      <p className="small muted">Counted from stock and orders alone. Visitors aren’t tracked.</p>
    </>
  );
}

function Through({ label, rows }: { label: string; rows: readonly SellThrough[] }) {
  if (rows.length === 0) return <p className="desk__empty">Nothing sold from a collection on these days.</p>;
  return (
    <DeskTable label={label} heads={['Name', 'Sold', 'Of', 'Share']} className="tabular figures-table">
      {rows.slice(0, 8).map(({ name, sold, offered }) => (
        <tr key={name}>
          <td>{name}</td>
          <td>{sold}</td>
          <td className="muted">{offered}</td>
          <td>{shareWords(sold, offered)}</td>
        </tr>
      ))}
    </DeskTable>
  );
}
