import { accept } from '#domain/decision.ts';
import { csvHeaders } from '#server/web/answer.ts';
import { exportProducts } from './export-products.ts';

/** All products as a file that is written while it is sent. */
export function exportFile() {
  const parts = exportProducts();
  const encoder = new TextEncoder();
  const value = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value: part, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(part));
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    { highWaterMark: 1 },
  );
  return { ...accept(value), headers: csvHeaders('products.csv') };
}
