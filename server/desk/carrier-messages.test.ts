import { expect, it } from 'vitest';
import { storeCarrierMessage } from '#server/shipping/store-carrier-message.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { readDeskCarrierMessages } from './carrier-messages.ts';
import { readDeskView } from './desk-view.ts';

testDatabase();

it('a message that can’t be read is shown to merchants with its reason, counted, and hidden from everyone else', async () => {
  const raw = Buffer.from('{"to":"Maud Renard"}');
  await storeCarrierMessage({ source: 'shippo', id: null, raw, headers: {}, problem: 'event: is missing' });
  const personId = await aPerson();
  expect(await readDeskCarrierMessages(shopper(personId, 'owner'))).toMatchObject([
    { source: 'shippo', status: 'failed', problem: 'event: is missing', body: '{"to":"Maud Renard"}' },
  ]);
  expect((await readDeskView()).data.figures.carrierProblems).toBe(1);
  for (const actor of [shopper(personId), { kind: 'nobody' } as const]) {
    await expect(readDeskCarrierMessages(actor)).rejects.toMatchObject({ problem: { code: expect.any(String) } });
  }
});
