import { history, lookAtHistory } from '#server/engine/database/history/history.ts';
import { log } from '#server/engine/process/log.ts';
import type { ChangeFeed } from './waiting-changes.ts';

/** What nobody announces, such as a restored database, is found so soon. */
const lookEveryMs = 2_000;

/** Looks which history the database tells: when it is announced, and now and then. @returns stops it */
export function followHistory(
  announcements: Pick<ChangeFeed, 'onTopics'>,
  { everyMs = lookEveryMs, look = lookAtHistory }: { everyMs?: number; look?: () => Promise<void> } = {},
): () => void {
  const lookNow = () =>
    void look().catch((error: unknown) => log().debug({ err: error, history: history() }, 'the history can’t be read'));
  const timer = setInterval(lookNow, everyMs).unref();
  const unlisten = announcements.onTopics((topics) => {
    if (topics.includes('history')) lookNow();
  });
  return () => {
    clearInterval(timer);
    unlisten();
  };
}
