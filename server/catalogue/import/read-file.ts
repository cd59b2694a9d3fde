import { Readable } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import { processTurn } from '#server/engine/process/process-turn.ts';
import { textOf } from './cell-text.ts';
import { type Field, type FileHeader, readHeader } from './file-columns.ts';

/** One row of a file. A field whose column the file doesn't have is missing. */
export interface FileRow {
  line: number;
  cells: Partial<Record<Field, string>>;
}

/** The whole file can't be read. */
export class UnreadableFile extends Error {
  readonly line: number;

  constructor(message: string, line = 0) {
    super(message);
    this.line = line;
  }
}

/** No description is longer; one quote too many would make the rest of the file a single cell. */
const mostRecordBytes = 1024 * 1024;
const chunkBytes = 32 * 1024;
const mostColumns = 500;
/** In one line of a file: a long description has commas too. */
const mostSeparators = 20_000;

/**
 * Reads a file row by row, its header first. UTF-8, and UTF-16 with a mark of its byte order; commas, semicolons or tabs.
 * @throws UnreadableFile
 */
export async function readFile(bytes: Uint8Array): Promise<{ header: FileHeader; rows: AsyncGenerator<FileRow> }> {
  const text = decoded(bytes);
  const records = recordsOf(text);
  const first = await records.next();
  if (first.done) throw new UnreadableFile('The file is empty.');
  if (first.value.record.length > mostColumns) throw tooManyColumns();
  const header = readHeader(first.value.record);
  if (!header.has('title') && !header.has('handle')) {
    throw new UnreadableFile(
      'There is no column Title and none called URL handle or Handle: is it a file of products?',
      1,
    );
  }
  return { header, rows: rowsOf(records, header) };
}

async function* rowsOf(records: AsyncGenerator<{ record: string[]; line: number }>, header: FileHeader) {
  for await (const { record, line } of records) {
    const cells: FileRow['cells'] = {};
    for (const [place, field] of header.fields.entries()) {
      // A row that ends early has empty cells.
      if (field !== null) cells[field] = textOf((record[place] ?? '').replaceAll('\uFEFF', '').trim());
    }
    yield { line, cells };
  }
}

async function* recordsOf(text: string): AsyncGenerator<{ record: string[]; line: number }> {
  const delimiter = delimiterOf(text);
  const chunks = function* () {
    const tooMany = separatorCount(delimiter);
    for (let at = 0; at < text.length; at += chunkBytes) {
      const chunk = text.slice(at, at + chunkBytes);
      tooMany(chunk);
      yield chunk;
    }
  };
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: mostRecordBytes,
  });
  const source = Readable.from(chunks());
  // A pipe ends with its source, but doesn't fail with it.
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let last = 0;
  // A large file takes seconds to read.
  const turn = processTurn();
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // The parser says where a record ends.
      const inside = record.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      last = info.lines;
      yield { record, line: info.lines - inside };
      await turn();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(whyUnreadable(error), (error as { lines?: number }).lines ?? last + 1);
  }
}

const tooManyColumns = () => new UnreadableFile(`The file has more than ${mostColumns} columns.`, 1);

/** Refuses lines that would take long to be parted into cells, before they are. @throws UnreadableFile */
function separatorCount(delimiter: string): (chunk: string) => void {
  let line = 1;
  let count = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; at++) {
      const letter = chunk[at];
      if (letter === '\n' || letter === '\r') {
        if (letter === '\n' || chunk[at + 1] !== '\n') line++;
        count = 0;
      } else if (letter === delimiter && ++count > mostSeparators) {
        throw line === 1 ? tooManyColumns() : new UnreadableFile('This line has too many cells.', line);
      }
    }
  };
}

function whyUnreadable(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'There’s an unclosed quotation mark.';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'A row has more than a megabyte: a quotation mark may be missing in it.';
  return `The file can’t be read: ${message}`;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new Error('binary');
    return text;
  } catch {
    throw new UnreadableFile('The file’s letters can’t be read. Save it as “CSV UTF-8” and send it again.');
  }
}

/** Whichever of the three parts the header into most cells: programs of many countries write semicolons. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text.slice(0, chunkBytes))?.[0] ?? '';
  const cells = (delimiter: string) => header.split(delimiter).length;
  return [';', '\t'].reduce((best, one) => (cells(one) > cells(best) ? one : best), ',');
}
