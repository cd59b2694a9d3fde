/**
 * Tells the database who acts: a transaction that is begun while somebody acts has the setting `marketday.acting`, which
 * triggers write down (`prisma/capture/log.sql`).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#server/engine/process/process-wide.ts';

const current = processWide('acting', () => new AsyncLocalStorage<string>());

/** Runs what somebody does. @param name as the audit names them; null: nobody in particular */
export const actingAs = <T>(name: string | null, run: () => T): T => (name === null ? run() : current.run(name, run));

/** Runs what is nobody's own act: a group's transaction serves many. */
export const actingAsNobody = <T>(run: () => T): T => current.exit(run);

export const whoActs = (): string | null => current.getStore() ?? null;
