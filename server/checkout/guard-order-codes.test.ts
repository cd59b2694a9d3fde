import { expect, it } from 'vitest';
import { accept, refuse } from '#domain/decision.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { problemOf } from '#server/web/problem.ts';
import { guardOrderCodes } from './guard-order-codes.ts';
import { checkoutLimits } from './limits.ts';

testDatabase();

const wrong = refuse({
  code: 'promotion_not_applicable' as const,
  reason: 'unknown' as const,
  message: 'No such code.',
});
const tryCode = (actor: Actor, address: string, code: 'wrong' | 'right') =>
  guardOrderCodes(
    { promotionCodes: [code] },
    { actor, headers: new Headers({ [addressHeader]: address }) },
    async () => (code === 'right' ? accept(null) : wrong),
  ).then(
    ({ ok }) => (ok ? 'taken' : 'refused'),
    (error: unknown) => problemOf(error)?.code,
  );

it('one who tries wrong codes without end, from many addresses, stops nobody else’s order with a code', async () => {
  const { most } = checkoutLimits.codeGuessesPerKey;
  const [guesser, other] = [shopper(await aPerson()), shopper(await aPerson())];
  const address = (at: number) => `198.51.100.${at % 250}`;
  for (let at = 0; at < most; at++) expect(await tryCode(guesser, address(at), 'wrong')).toBe('refused');
  expect(await tryCode(guesser, address(most), 'wrong')).toBe('too_many');
  expect(await tryCode(guesser, '203.0.113.9', 'right')).toBe('too_many');
  expect(await tryCode(other, '203.0.113.1', 'right')).toBe('taken');
});
