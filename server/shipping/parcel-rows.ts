import { parse } from 'csv-parse/sync';
import { typedNumber } from '#domain/order/order-number.ts';

/** One line of a list of tracking numbers, as it was written. */
export interface ParcelRow {
  line: number;
  order: string;
  carrier: string;
  trackingNumber: string;
}

/** The list can't be read; the message says where and what to do. */
export class UnreadableRows extends Error {}

/**
 * Reads pasted rows or a CSV file: commas, semicolons or tabs. With a first line that names its columns they may stand in
 * any order, beside others. Without one: order, tracking number; or order, carrier, tracking number.
 * @throws UnreadableRows
 */
export function readParcelRows(text: string): ParcelRow[] {
  const records = recordsOf(text);
  const [first] = records;
  if (!first) return [];
  const named = columnsNamed(first.record);
  if (!named && typedNumber(first.record[0] ?? '') === null && first.record.length > 1 && records.length > 1)
    throw new UnreadableRows('The first line names no column “Order” and none “Tracking number”.');
  return (named ? records.slice(1) : records).map(({ record, info }) => {
    const cell = (place: number | undefined) => (place === undefined ? '' : (record[place] ?? '').trim());
    const { order, carrier, trackingNumber } = named ?? columnsBy(record.length, info.lines);
    return {
      line: info.lines,
      order: cell(order),
      carrier: cell(carrier),
      trackingNumber: cell(trackingNumber),
    };
  });
}

interface Columns {
  order: number;
  carrier?: number | undefined;
  trackingNumber: number;
}

function columnsBy(count: number, line: number): Columns {
  if (count === 2) return { order: 0, trackingNumber: 1 };
  if (count === 3) return { order: 0, carrier: 1, trackingNumber: 2 };
  throw new UnreadableRows(
    `Line ${line}: enter the order number, carrier and tracking number, separated by commas or tabs.`,
  );
}

function columnsNamed(header: readonly string[]): Columns | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (...patterns: RegExp[]) =>
    patterns.map((pattern) => names.findIndex((name) => pattern.test(name))).find((place) => place >= 0);
  const order = find(/^order( ?(number|no\.?|name|id))?$/, /^(reference|ref\.?|number|name)$/);
  const trackingNumber = find(
    /^tracking ?(number|no\.?|code|id)?$/,
    /tracking ?(number|no\.?|code)/,
    /^parcel number$/,
  );
  if (order === undefined || trackingNumber === undefined) return null;
  return { order, trackingNumber, carrier: find(/^(carrier|courier|tracking company|shipping company)/) };
}

function recordsOf(written: string): { record: string[]; info: { lines: number } }[] {
  // Pasted rows may end in either way.
  const text = written.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(/\S.*/.exec(text)?.[0] ?? '');
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch {
    throw new UnreadableRows('The list can’t be read. Is a quotation mark missing?');
  }
}

/** What stands in quotation marks separates nothing. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  return bare.split(';').length > bare.split(',').length ? ';' : ',';
}
