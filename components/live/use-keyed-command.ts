'use client';

import { useRef } from 'react';
import { type CommandResult, useCommand } from './use-command.ts';

/** The key stays until there is an answer, so that pressing again is the same command. */
export function useKeyedCommand<T = unknown>(path: string) {
  const { send, pending } = useCommand<T>(path);
  const key = useRef<string | null>(null);
  return {
    pending,
    /** @returns null if an earlier press is still on its way */
    async press(body: unknown): Promise<CommandResult<T> | null> {
      if (pending) return null;
      key.current ??= crypto.randomUUID();
      const answer = await send(body, key.current);
      if (answer.ok || answer.problem.code !== 'unavailable') key.current = null;
      return answer;
    },
  };
}
