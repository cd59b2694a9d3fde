import { log } from '#server/engine/process/log.ts';
import { type JsonColumn, jsonColumns, type Stored } from './json-columns.ts';

export class UnreadableColumn extends Error {
  constructor(column: JsonColumn, row: string, { path, message }: { path: PropertyKey[]; message: string }) {
    super(`${column} of ${row} can't be read${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}.`);
    this.name = 'UnreadableColumn';
  }
}

/** @param row its id @throws UnreadableColumn naming table, row and path for what doesn't fit */
export function readColumn<Column extends JsonColumn>(column: Column, row: string, value: unknown): Stored<Column> {
  const read = jsonColumns[column].safeParse(value);
  if (read.success) return read.data as Stored<Column>;
  const [issue] = read.error.issues;
  throw new UnreadableColumn(column, row, issue ?? { path: [], message: 'it has another form' });
}

/** Reads a column that a page can do without: what doesn't fit is logged. */
export function readColumnOr<Column extends JsonColumn>(
  column: Column,
  row: string,
  value: unknown,
  otherwise: Stored<Column>,
): Stored<Column> {
  try {
    return readColumn(column, row, value);
  } catch (error) {
    log().error({ err: error }, 'a stored value was left out');
    return otherwise;
  }
}

/** Reads rows of which one that doesn't fit is logged and left out, so that the others are shown. */
export function readableRows<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof UnreadableColumn) || rows.length === 1) throw error;
      log().error({ err: error }, 'a row was left out');
      return [];
    }
  });
}
