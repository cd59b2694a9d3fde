/** What a process held when it died, another takes up within seconds (`live/left-work`). */
import { processWide } from '#server/process-wide.ts';

const claimant = processWide<{ id: string | null }>('claimant', () => ({ id: null }));

/** As this one of the register. */
export function claimAs(processId: string): void {
  claimant.id = processId;
}

/** Null where nobody could tell whether that process lives: then a claim ends by its time alone. */
export const claimedBy = (): string | null => claimant.id;

/** What this process has taken up and not finished is due again. Safe to repeat. */
export type ReleaseClaims = (processId: string) => PromiseLike<unknown>;
