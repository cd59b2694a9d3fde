import { inflateSync } from 'node:zlib';

/** The words of a PDF of ours: its text stands in hexadecimal, in compressed streams. */
export function textOfPdf(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)];
  const written = streams.map(([, stream]) => inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1'));
  return written
    .flatMap((page) => [...page.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, shown]) =>
      [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1'))
        .join(''),
    )
    .join('\n');
}
