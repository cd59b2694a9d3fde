import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { AddRate } from '#components/desk/taxes/add-rate.tsx';
import { BookkeepingMonths, lastMonths } from '#components/desk/taxes/bookkeeping-months.tsx';
import { RatesTable } from '#components/desk/taxes/rates-table.tsx';
import { TaxSettings } from '#components/desk/taxes/tax-settings.tsx';
import { missingRate } from '#components/desk/taxes/tax-words.ts';
import { lastQuarters, VatQuarters } from '#components/desk/taxes/vat-quarters.tsx';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import { Note } from '#components/ui/note.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { can } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readDeskTaxes } from '#server/tariff/desk-taxes.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Taxes' };

export default async function DeskTaxesPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const actor = await atDesk('/desk/taxes');
  const { problem } = await searchParams;
  const taxes = await readDeskTaxes();
  const missing = missingRate(taxes);
  const today = databaseNow().toISOString().slice(0, 10);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Taxes</h1>
      </div>
      <ReturnedProblem code={problem} />
      {missing && <Note tone="attention">{missing}</Note>}
      <TaxSettings taxes={taxes} currency={shopCurrency()} maySet={can(actor, 'settings:write')} />
      <h2 className="heading-small desk__apart">Rates</h2>
      <RatesTable taxes={taxes} />
      {taxes.classes.length > 0 && (
        <p className="desk__quiet tabular">
          Pieces by class: {taxes.classes.map(({ class: name, pieces }) => `${name} ${pieces}`).join(', ')}.
        </p>
      )}
      {taxes.missing.length > 0 && (
        <p className="desk__quiet tabular">
          Without a rate here:{' '}
          {taxes.missing.map(({ name, standard }) => `${name} (standard ${formatPercent(standard)})`).join(', ')}.
        </p>
      )}
      <p className="desk__quiet">
        Standard rates: {taxes.source.name}, read on {taxes.source.readOn}. Check yours with your tax adviser. Orders
        that were placed keep their rates.
      </p>
      <h2 className="heading-small desk__apart">VAT of invoices and credit notes</h2>
      <VatQuarters quarters={lastQuarters(today)} />
      <h2 className="heading-small desk__apart">For the bookkeeper, by month</h2>
      <BookkeepingMonths months={lastMonths(today)} country={(await readShop()).country} />
      <AddRate version={taxes.version} today={today} />
    </>
  );
}
