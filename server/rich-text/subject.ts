import type { Subject } from '#server/api/declared-subject.ts';

export const richTextSubject = {
  name: 'rich-text',
} satisfies Subject;
