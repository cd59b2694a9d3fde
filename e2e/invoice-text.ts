import { inflateSync } from 'node:zlib';

/** The lines of one of the shop's PDF documents, in the order in which they were drawn. */
export function textOfPdf(pdf: Buffer): string {
  const drawn: string[] = [];
  for (const [, start] of positionsOf(pdf)) {
    const end = pdf.indexOf('endstream', start);
    const content = inflated(pdf.subarray(start, end));
    // Pieces of a line stand in hexadecimal, with the gaps between them.
    for (const [, line = ''] of content.matchAll(/\[([^\]]*)\] TJ/g))
      drawn.push(Array.from(line.matchAll(/<([0-9a-f]+)>/g), ([, hex = '']) => fromWindows(hex)).join(''));
  }
  return drawn.join('\n');
}

const positionsOf = (pdf: Buffer): [number, number][] =>
  Array.from(pdf.toString('latin1').matchAll(/(?<!end)stream\r?\n/g), ({ 0: word, index }) => [
    index,
    index + word.length,
  ]);

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { finishFlush: 2 }).toString('latin1');
  } catch {
    // Not a text: a photograph or a table of the file's own.
    return '';
  }
}

/** Windows' Western characters are Latin-1, but for a few such as the euro's. */
const fromWindows = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1').replaceAll('\u0080', '€');
