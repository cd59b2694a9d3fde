import type { Subject } from '#server/api/declared-subject.ts';

export const discoverySubject = {
  name: 'discovery',
  needs: ['stored', 'storage', 'photograph', 'rich-text', 'shop', 'mail', 'catalogue'],
} satisfies Subject;
