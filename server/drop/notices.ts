import { dropCalledOff } from './notices/drop-called-off.ts';
import { dropReminder } from './notices/drop-reminder.ts';
import { dropTurn } from './notices/drop-turn.ts';

export const dropNotices = {
  drop_reminder: dropReminder,
  drop_called_off: dropCalledOff,
  drop_turn: dropTurn,
};

type Declared = typeof dropNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
