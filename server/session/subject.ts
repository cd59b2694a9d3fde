import type { Subject } from '#server/api/declared-subject.ts';
import { endDueSessions } from './living/end-due-sessions.ts';
import { passkeyRoutes } from './passkey/passkey-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';

export const sessionSubject = {
  name: 'session',
  routes: [...passkeyRoutes, ...sessionRoutes, ...staffRoutes],
  due: [endDueSessions],
} satisfies Subject;
