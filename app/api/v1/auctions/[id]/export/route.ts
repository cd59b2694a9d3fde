import { exportLot } from '#server/auction/export-lot.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { csvHeaders } from '#server/web/answer.ts';

/** For a key, and for a merchant's browser. */
export const GET = endpoint({
  access: 'anyone',
  async run({ actor, params: { id = '' } }) {
    const { name, csv } = await exportLot(actor, id);
    return { ok: true, value: csv, headers: csvHeaders(`${name}.csv`) };
  },
});
