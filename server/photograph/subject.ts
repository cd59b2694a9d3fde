import type { Subject } from '#server/api/declared-subject.ts';
import { removeUnnamedPhotographs } from './remove-unnamed.ts';

export const photographSubject = {
  name: 'photograph',
  needs: ['storage'],
  tables: ['upload'],
  due: [removeUnnamedPhotographs],
  dueIndexes: {
    'remove photographs that nothing shows': ['upload_due'],
  },
} satisfies Subject;
