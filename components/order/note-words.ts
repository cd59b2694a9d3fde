import type { ReactNode } from 'react';
import type { Tone } from '../ui/note.tsx';

/** What a note about an order says. */
export interface NoteWords {
  tone: Tone;
  title: string;
  text: ReactNode;
  action?: ReactNode;
}
