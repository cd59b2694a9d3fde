import { database } from '#server/engine/database/database.ts';

/** Counts who has confirmed that they want to be told when the shop opens. */
export const countWaitingForOpening = (): Promise<number> =>
  database().alert.count({ where: { kind: 'opening', state: 'waiting' } });
