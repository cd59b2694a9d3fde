import type { ReactNode } from 'react';
import type { Tone } from '../ui/note.tsx';

export interface NoteWords {
  tone: Tone;
  title: string;
  text: ReactNode;
  action?: ReactNode;
}
