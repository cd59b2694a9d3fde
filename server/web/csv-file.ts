import { accept } from '#domain/decision.ts';
import { csvHeaders } from './answer.ts';
import { csvText } from './csv-text.ts';

export type Cell = string | number | null;

/** Tells Excel that it is UTF-8. */
export const mark = '\ufeff';

/**
 * What a spreadsheet would take for a formula gets an apostrophe before it; a number below nothing is none. Where a comma
 * stands in decimals, spreadsheets end cells at a semicolon: what follows one may begin a formula, too.
 */
const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && !/^-\d+(\.\d+)?$/.test(cell)
    ? cell
        .replace(/([;\t])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'")
        .replace(/^(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, "'")
    : cell;

export const spreadsheetText = (rows: readonly (readonly Cell[])[]): string =>
  csvText(
    rows.map((row) => row.map(harmless)),
    { lineEnd: '\r\n' },
  );

/**
 * A table for a spreadsheet, written while it is sent: a part at a time, however long it is.
 * @param parts of its rows, in their order
 */
export function csvFile(name: string, heads: readonly string[], parts: AsyncGenerator<Cell[][]>) {
  const encoder = new TextEncoder();
  const written = (rows: readonly (readonly Cell[])[]) => encoder.encode(spreadsheetText(rows));
  const value = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(mark));
        controller.enqueue(written([heads]));
      },
      async pull(controller) {
        const { value: rows, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(written(rows));
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    { highWaterMark: 1 },
  );
  return { ...accept(value), headers: csvHeaders(name) };
}
