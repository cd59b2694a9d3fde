/** VIES on the loopback: `POST /check-vat-number` with the answers of a test. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface ViesQuestion {
  countryCode: string;
  vatNumber: string;
  requesterMemberStateCode?: string;
  requesterNumber?: string;
}

export async function startVies() {
  const questions: ViesQuestion[] = [];
  const valid = new Set<string>();
  let state: 'answers' | 'country_away' | 'hangs' = 'answers';
  const server = createServer(async (request, response) => {
    const question = (await json(request)) as ViesQuestion;
    questions.push(question);
    if (state === 'hangs') return;
    response.setHeader('content-type', 'application/json');
    if (state === 'country_away') {
      const errorWrappers = [{ error: 'MS_UNAVAILABLE' }];
      response.end(JSON.stringify({ actionSucceed: false, errorWrappers }));
      return;
    }
    const isValid = valid.has(`${question.countryCode}${question.vatNumber}`);
    const requestIdentifier = question.requesterNumber ? 'WAPIAAAAYbc123' : '';
    const answer = { ...question, valid: isValid, requestDate: '2026-11-23T04:00:00.000Z', requestIdentifier };
    response.end(JSON.stringify({ ...answer, name: isValid ? 'ATELIER SARL' : '---', address: '---' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    questions,
    valid,
    be(next: typeof state): void {
      state = next;
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
