import type { Subject } from '#server/api/declared-subject.ts';
import { callAbsentWhenDue } from './call/call-absent.ts';
import { drawDueDrops } from './draw-due-drops.ts';
import { dropApiRoutes } from './drop-api-routes.ts';
import { dropRoutes } from './drop-routes.ts';
import { dropTopic } from './drop-view.ts';
import { keepPiecesWhenDue } from './keep-pieces.ts';
import { letPeopleInWhenDue } from './let-people-in.ts';
import { dropLimits } from './limits.ts';
import { dropNotices } from './notices.ts';
import { dropPersonalData } from './personal-data.ts';
import { sendDropReminders } from './reminder/send-drop-reminders.ts';
import { dropRetention } from './retention.ts';
import { takeBackWhenDue } from './take-back.ts';
import { tellEntries, tellWhatIsLeft } from './tell-counts.ts';
import { ticketCommand } from './ticket-over-socket.ts';

export const dropSubject = {
  name: 'drop',
  layers: { call: 'notice', reminder: 'notice' },
  needs: ['person', 'retention', 'payment', 'session', 'stock', 'notice', 'notice/words'],
  tables: ['drop', 'drop_absence', 'drop_admission', 'drop_entry', 'drop_entry_mark', 'drop_reminder', 'drop_turn'],
  topics: [dropTopic],
  routes: [...dropApiRoutes, ...dropRoutes],
  due: [
    keepPiecesWhenDue,
    drawDueDrops,
    letPeopleInWhenDue,
    callAbsentWhenDue,
    tellEntries,
    tellWhatIsLeft,
    takeBackWhenDue,
    sendDropReminders,
  ],
  dueIndexes: {
    'keep pieces for drops': ['drop_to_keep'],
    'draw drops': ['drop_to_draw'],
    'let people into drops': ['drop_to_look'],
    'call people into drops': ['drop_to_call'],
    'tell how many wait for drops': ['drop_to_tell'],
    'tell what is left of drops': ['drop_to_tell_left', 'drop_variant_'],
    'take back pieces of sold-out drops': ['drop_sold_out', 'drop_variant_'],
    'remind of drops': ['drop_reminder_due_at_idx'],
  },
  commands: { ticket: ticketCommand },
  personal: dropPersonalData,
  retention: dropRetention,
  limits: dropLimits,
  notices: dropNotices,
} satisfies Subject;
