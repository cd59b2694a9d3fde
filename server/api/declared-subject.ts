/** What a subject says of itself, in its folder's `subject.ts`. Whatever it has nothing of, it leaves out. */

import type { Limit } from '#server/engine/limit/limit.ts';
import type { SocketCommands } from '#server/engine/live/socket-command.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import type { ReleaseClaims } from '#server/engine/work/claims.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import type {} from '#server/log/log-source.ts';
import type {} from '#server/notice/words/notice-forms.ts';
import type { SubjectData } from '#server/retention/subjects-data.ts';
import type { Route } from './route.ts';

export interface Subject extends SubjectData {
  /** Its folder. */
  name: string;
  /**
   * Its folders with a place of their own on the ladder: each stands between the subject that it names and the next. So
   * the bag can ask what an order costs, and the order what is in the bag.
   */
  layers?: Readonly<Record<string, string>>;
  /** The other subjects, or layers of theirs, whose files its own import. Routes, which open onto several, don't count. */
  needs?: readonly string[];
  /** Its tables: it alone writes them, and whoever names one in `alsoWrites`. */
  tables?: readonly string[];
  /** Others' tables that it writes all the same. This may only get shorter. */
  alsoWrites?: readonly string[];
  /** What can be watched. Its kind and its data are declared in `contract`. */
  topics?: readonly AnyTopicSource[];
  routes?: readonly Route[];
  /** What one address, person or key may ask of it. */
  limits?: Readonly<Record<string, Limit>>;
  /** What happens by the clock. */
  due?: readonly DueWork[];
  /** By the name of each due work, the indexes that answer when it is due: `due-works.test.ts` holds its plan to them. */
  dueIndexes?: Readonly<Record<string, readonly string[]>>;
  /** Gives back what a process had taken up when it was killed. */
  leftWork?: readonly ReleaseClaims[];
  /** What can be done over a socket, as `contract/socket.ts` names it. */
  commands?: Partial<SocketCommands>;
}
