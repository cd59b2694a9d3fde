import type { Subject } from '#server/api/declared-subject.ts';
import { alertApiRoutes } from './alert-api-routes.ts';
import { alertRoutes } from './alert-routes.ts';
import { alertLimits } from './limits.ts';
import { noteFittingPieces } from './list/note-fitting-pieces.ts';
import { tellFittingPieces } from './list/tell-fitting-pieces.ts';
import { alertNotices } from './notices.ts';
import { ownAlertsTopic } from './own-alerts-view.ts';
import { alertPersonalData } from './personal-data.ts';
import { alertRetention } from './retention.ts';
import { tellOffers } from './tell-offers.ts';
import { tellOpening } from './tell-opening.ts';
import { workOffAlertTasks } from './work-off-tasks.ts';

export const alertSubject = {
  name: 'alert',
  needs: [
    'shop',
    'person',
    'retention',
    'payment',
    'mail',
    'session',
    'stock',
    'opening',
    'catalogue',
    'bag',
    'notice',
    'notice/words',
    'search',
  ],
  tables: ['alert', 'alert_piece', 'alert_task', 'changed_piece'],
  topics: [ownAlertsTopic],
  routes: [...alertRoutes, ...alertApiRoutes],
  due: [tellOffers, workOffAlertTasks, tellOpening, noteFittingPieces, tellFittingPieces],
  dueIndexes: {
    'tell offers': ['alert_to_tell'],
    'work off what alerts are about': ['alert_task_at_idx'],
    'tell that the shop has opened': ['alert_of_opening'],
    'find pieces that fit lists': ['changed_piece_at_idx'],
    'tell pieces that fit lists': ['alert_tell_at'],
  },
  personal: alertPersonalData,
  retention: alertRetention,
  limits: alertLimits,
  notices: alertNotices,
} satisfies Subject;
