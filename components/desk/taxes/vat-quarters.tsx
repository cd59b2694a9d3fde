/** The file of each quarter, for the return of the One Stop Shop and for the bookkeeper. */
export function VatQuarters({ quarters }: { quarters: readonly string[] }) {
  return (
    <>
      <p>
        {quarters.map((quarter) => (
          <span key={quarter}>
            <a className="text-link tabular" href={`/api/desk/vat-figures.csv?quarter=${quarter}`} download>
              {quarter}
            </a>{' '}
          </span>
        ))}
      </p>
      <p className="desk__quiet">
        By country, rate and currency, added up from the documents issued in the quarter. Rows marked OSS belong in the
        One Stop Shop return. A credit note counts in its own quarter and names the quarter it corrects. Test orders
        aren’t counted. This isn’t tax advice.
      </p>
    </>
  );
}

/** The quarter of a day and the four before it: `2026-Q4`. @param today as `2026-11-25` */
export function lastQuarters(today: string): string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: 5 }, (_, back) => `${Math.floor((now - back) / 4)}-Q${((now - back) % 4) + 1}`);
}
