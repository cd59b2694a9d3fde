import {
  confirmWithdrawalSchema,
  createWithdrawalSchema,
  exceptWithdrawalSchema,
  matchWithdrawalSchema,
  noSuchOrderSchema,
  recordWithdrawalSchema,
  typedStatementSchema,
  withdrawalAnswerSchema,
} from '#contract/withdrawal/withdrawal.ts';
import { accept } from '#domain/decision.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { privateFileHeaders } from '#server/web/answer.ts';
import { notFound } from '#server/web/problem.ts';
import { confirmWithdrawal } from './confirm-withdrawal.ts';
import { matchByHand, noteProof, recordWithdrawal } from './desk-commands.ts';
import { exceptWithdrawal } from './except-withdrawal.ts';
import { withdrawalLimits } from './limits.ts';
import { closeWithoutOrder } from './no-such-order.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptMail } from './receipt-mail.ts';
import { receiveStatement } from './receive-statement.ts';
import { refundWithdrawal } from './refund-withdrawal.ts';
import { statementCookie } from './statement-cookie.ts';
import { takeFirstStep } from './take-first-step.ts';

export const withdrawalRoutes: readonly Route[] = [
  route.post('/desk/withdrawals', {
    access: { desk: 'withdrawal:handle' },
    body: recordWithdrawalSchema,
    run: ({ body, actor }) => recordWithdrawal(body, actor),
    goTo: ({ id }) => `/desk/withdrawals/${id}`,
  }),

  route.post('/desk/withdrawals/:id/match', {
    access: { desk: 'withdrawal:handle' },
    body: matchWithdrawalSchema,
    run: ({ body, actor, params: { id } }) => matchByHand(id, body, actor),
    goTo: (_matched, { params }) => `/desk/withdrawals/${params.id}`,
  }),

  route.post('/desk/withdrawals/:id/refund', {
    access: { desk: 'order:refund' },
    run: ({ actor, params: { id } }) => refundWithdrawal(id, actor),
    goTo: (_refunded, { params }) => `/desk/withdrawals/${params.id}`,
  }),

  route.post('/desk/withdrawals/:id/proof', {
    access: { desk: 'withdrawal:handle' },
    run: ({ params: { id } }) => noteProof(id),
    goTo: (_noted, { params }) => `/desk/withdrawals/${params.id}`,
  }),

  route.post('/desk/withdrawals/:id/except', {
    access: { desk: 'withdrawal:handle' },
    body: exceptWithdrawalSchema,
    run: ({ body, params: { id } }) => exceptWithdrawal(id, body),
    goTo: (_noted, { params }) => `/desk/withdrawals/${params.id}`,
  }),

  route.post('/desk/withdrawals/:id/no-such-order', {
    access: { desk: 'withdrawal:handle' },
    body: noSuchOrderSchema,
    run: ({ body, actor, params: { id } }) => closeWithoutOrder(id, body, actor),
    goTo: (_closed, { params }) => `/desk/withdrawals/${params.id}`,
  }),

  route.post('/withdrawals/check', {
    access: 'anyone',
    body: typedStatementSchema,
    async run({ body, actor, cookies }) {
      const { next, cookie } = await takeFirstStep(body, { actor, cookies });
      return { ok: true, value: { next }, cookies: [cookie] };
    },
    goTo: ({ next }) => next,
  }),

  route.post('/withdrawals', {
    access: 'anyone',
    body: confirmWithdrawalSchema,
    async run({ body, actor, cookies, headers }) {
      await takeFrom(withdrawalLimits.withdrawalsPerAddress, headers.get(addressHeader) ?? '');
      const received = await confirmWithdrawal(body, { actor, cookies });
      return { ok: true, value: received, cookies: [statementCookie(null)] };
    },
    goTo: ({ receipt }) => `/withdraw/receipts/${receipt}`,
  }),

  route.get('/withdrawals/:publicId/receipt', {
    access: 'anyone',
    async run({ params: { publicId } }) {
      const receipt = await readReceipt(publicId);
      if (!receipt) throw notFound('receipt');
      const { text } = receiptMail(receipt, await readShop());
      const name = `${withdrawalNumber(receipt.number)}.txt`;
      return {
        ok: true,
        value: Buffer.from(text),
        headers: privateFileHeaders('text/plain; charset=utf-8', name, 'attachment'),
      };
    },
  }),

  publicRoute.post('/v1/withdrawals', {
    summary: 'State a withdrawal from a contract; it is stored whether or not such an order exists',
    access: 'anyone',
    body: createWithdrawalSchema,
    answer: withdrawalAnswerSchema,
    status: 202,
    async run({ body: { lines, ...stated }, actor, headers }) {
      if (actor.kind !== 'key')
        await takeFrom(withdrawalLimits.withdrawalsPerAddress, headers.get(addressHeader) ?? '');
      const { id, receivedAt } = await receiveStatement({ ...stated, pieces: '', lines: lines ?? null, source: 'api' });
      return accept({ id, receivedAt: receivedAt.toISOString() });
    },
  }),
];
