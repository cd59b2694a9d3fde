'use client';

import { useState } from 'react';
import { useCommand } from '../live/use-command.ts';

/** What a shopper does with their bag. Each answers whether it was done; if not, `problem` says why. */
export function useBag() {
  const add = useCommand('/api/bag/lines', 'POST', { makesGuest: true });
  const change = useCommand('/api/bag/quantity');
  const accept = useCommand('/api/bag/price');
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (command: typeof add, body: object): Promise<boolean> => {
    const result = await command.send(body);
    setProblem(result.ok ? null : result.problem.message);
    return result.ok;
  };
  return {
    add: (sku: string, quantity = 1) => run(add, { sku, quantity }),
    setQuantity: (sku: string, quantity: number) => run(change, { sku, quantity }),
    acceptPrice: (sku: string) => run(accept, { sku }),
    pending: add.pending || change.pending || accept.pending,
    problem,
    forgetProblem: () => setProblem(null),
  };
}
