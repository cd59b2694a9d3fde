import type { Subject } from '#server/api/declared-subject.ts';
import { removeUnnamedPhotographs } from './remove-unnamed.ts';

export const photographSubject = {
  name: 'photograph',
  due: [removeUnnamedPhotographs],
} satisfies Subject;
