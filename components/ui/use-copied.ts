import { useState } from 'react';
import { announce } from './announce.ts';

interface Words {
  /** Said aloud once it is copied. */
  done: string;
  /** Said aloud where the browser doesn't let us. */
  refused: string;
}

/** @returns the text that was copied last, and what copies one */
export function useCopied({ done, refused }: Words): [copied: string | null, copy: (text: string) => Promise<void>] {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      announce(done);
    } catch {
      announce(refused);
    }
  };
  return [copied, copy];
}
