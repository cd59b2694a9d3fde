import { stringify } from 'csv-stringify/sync';

type Cell = string | number | null | undefined;

interface CsvOptions {
  /** What ends a line. Default: a line feed. */
  lineEnd?: '\n' | '\r\n';
  /** Whether cells that spreadsheets would take for formulas get an apostrophe before them. */
  escapesFormulas?: boolean;
}

/** Rows as CSV that any reader reads: whatever ends a line somewhere is quoted, not only what ends one here. */
export const csvText = (
  rows: readonly (readonly Cell[])[],
  { lineEnd = '\n', escapesFormulas = false }: CsvOptions = {},
): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: lineEnd, quoted_match: /[\r\n]/, escape_formulas: escapesFormulas },
  );
