import type { Subject } from '#server/api/declared-subject.ts';
import { sessionLimits } from './limits.ts';
import { endDueSessions } from './living/end-due-sessions.ts';
import { passkeyRoutes } from './passkey/passkey-routes.ts';
import { sessionPersonalData } from './personal-data.ts';
import { sessionRetention } from './retention.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';

export const sessionSubject = {
  name: 'session',
  needs: ['shop', 'person', 'retention', 'payment', 'mail'],
  tables: [
    'account',
    'owner_appointment',
    'passkey',
    'person',
    'session',
    'staff_invitation',
    'two_factor',
    'user',
    'verification',
  ],
  alsoWrites: [
    'alert',
    'api_key',
    'email',
    'payment_method',
    'push_subscription',
    'reservation',
    'saved_address',
    'wish_list',
  ],
  routes: [...passkeyRoutes, ...sessionRoutes, ...staffRoutes],
  due: [endDueSessions],
  dueIndexes: {
    'end sessions': ['session_expires_at_idx'],
  },
  personal: sessionPersonalData,
  retention: sessionRetention,
  limits: sessionLimits,
} satisfies Subject;
