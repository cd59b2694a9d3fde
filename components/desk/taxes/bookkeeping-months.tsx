import { DeskTable } from '../desk-table.tsx';

/** What a bookkeeper wants of each month. */
export function BookkeepingMonths({ months, country }: { months: readonly string[]; country: string }) {
  const own = ['DE', 'AT'].includes(country) ? 'DATEV' : 'CSV';
  return (
    <>
      <DeskTable label="Months" heads={['Month', 'Invoices', 'Bookings']}>
        {months.map((month) => (
          <tr key={month}>
            <td className="tabular">{month}</td>
            <td>
              <a className="text-link" href={`/api/desk/invoices.zip?month=${month}`} download>
                ZIP<span className="visually-hidden"> of invoices, {month}</span>
              </a>
            </td>
            <td>
              <a className="text-link" href={`/api/desk/bookkeeping.csv?month=${month}`} download>
                {own}
                <span className="visually-hidden"> of bookings, {month}</span>
              </a>
              {own === 'DATEV' && (
                <>
                  {', '}
                  <a className="text-link" href={`/api/desk/bookkeeping.csv?month=${month}&form=csv`} download>
                    CSV<span className="visually-hidden"> of bookings, {month}</span>
                  </a>
                </>
              )}
            </td>
          </tr>
        ))}
      </DeskTable>
      <p className="desk__quiet">
        The ZIP has the invoices and credit notes issued in the month as PDFs, and a list of them. Bookings are split by
        VAT rate into sales, delivery, discounts, buyer’s premium and refunds, with the gift cards issued and used; they
        come to the totals of the month’s documents. Set the accounts in Settings. Test orders aren’t counted.
      </p>
    </>
  );
}

/** The month of a day and the five before it: `2026-11`. @param today as `2026-11-25` */
export function lastMonths(today: string): string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from(
    { length: 6 },
    (_, back) => `${Math.floor((now - back) / 12)}-${String(((now - back) % 12) + 1).padStart(2, '0')}`,
  );
}
