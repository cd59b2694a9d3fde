import { auctionIdOf } from '#server/auction/api-auctions.ts';
import { readLotRecord } from '#server/auction/lot-record.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const GET = endpoint({
  access: 'anyone',
  run: async ({ params: { id = '' } }) => ({ ok: true, value: await readLotRecord(await auctionIdOf(id)) }),
});
