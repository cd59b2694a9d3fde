import type { KeyboardEvent } from 'react';

export interface SearchPanelProps {
  typed: string;
  /** Types it for whoever pressed it. */
  type: (words: string) => void;
  /** Takes the keys that the field doesn't. @returns whether it did something */
  takeKeys: (take: (event: KeyboardEvent) => boolean) => void;
  /** Tells which row is the active one, for screen readers. */
  setActive: (id: string | null) => void;
  close: () => void;
}
