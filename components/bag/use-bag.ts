'use client';

import { useState } from 'react';
import type { Problem } from '#contract/wire/problem.ts';
import { useCommand } from '../live/use-command.ts';

interface LineAnswer {
  heldUntil?: string | null;
  notHeld?: Problem;
}

/** What a shopper does with their bag. Each answers whether it was done; if not, `problem` says why. */
export function useBag() {
  const add = useCommand<LineAnswer>('/api/bag/lines', 'POST', { makesGuest: true });
  const change = useCommand<LineAnswer>('/api/bag/quantity');
  const accept = useCommand('/api/bag/price');
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (command: typeof add, body: object): Promise<LineAnswer | null> => {
    const result = await command.send(body);
    const refused = result.ok ? result.value.notHeld : result.problem;
    setProblem(refused?.message ?? null);
    return result.ok && !refused ? result.value : null;
  };
  return {
    /** @param number of a numbered edition; null: the lowest that is free @returns until when it is held; null if it isn't */
    add: async (sku: string, number: number | null = null, quantity = 1) =>
      (await run(add, { sku, quantity, ...(number === null ? {} : { number }) }))?.heldUntil ?? null,
    setQuantity: async (sku: string, quantity: number) => (await run(change, { sku, quantity })) !== null,
    acceptPrice: async (sku: string) => (await run(accept, { sku })) !== null,
    pending: add.pending || change.pending || accept.pending,
    problem,
    forgetProblem: () => setProblem(null),
  };
}
