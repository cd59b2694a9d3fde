import type { Subject } from '#server/api/declared-subject.ts';

export const routeMapSubject = {
  name: 'route-map',
} satisfies Subject;
