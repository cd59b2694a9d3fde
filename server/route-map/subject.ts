import type { Subject } from '#server/api/declared-subject.ts';

export const routeMapSubject = {
  name: 'route-map',
  needs: ['address', 'shipping'],
} satisfies Subject;
