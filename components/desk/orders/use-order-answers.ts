import { useState } from 'react';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import type { OrderAnswer } from '#contract/order/many-orders.ts';
import type { Problem } from '#contract/wire/problem.ts';

export type OrderAnswers = ReadonlyMap<string, OrderAnswer>;

/** Presses one button for several orders, and keeps what came of each. */
export function useOrderAnswers(action: string) {
  const { press: send, pending } = useKeyedCommand<{ orders: OrderAnswer[] }>(action);
  const [answers, setAnswers] = useState<OrderAnswers | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    answers,
    problem,
    pending,
    /** @param words says aloud what came of it */
    async press(body: object, words: (answers: OrderAnswers) => string): Promise<OrderAnswers | null> {
      const answer = await send(body);
      if (!answer) return null;
      setProblem(answer.ok ? null : answer.problem);
      const each = answer.ok ? new Map(answer.value.orders.map((order) => [order.publicId, order])) : null;
      if (each) setAnswers(each);
      announce(each ? words(each) : answer.ok ? '' : answer.problem.message);
      return each;
    },
  };
}
