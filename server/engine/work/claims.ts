/**
 * A claimed row names its process: what that one held when it died, another takes up within seconds (`live/left-work`).
 */
import { processWide } from '#server/engine/process/process-wide.ts';

const claimant = processWide<{ id: string | null }>('claimant', () => ({ id: null }));

/** From now on this process takes work up as this one of the register. */
export function claimAs(processId: string): void {
  claimant.id = processId;
}

/** Who takes up work here; null where nobody could tell whether that one lives: then a claim ends by its time alone. */
export const claimedBy = (): string | null => claimant.id;

/** Makes due again what this process has taken up and not finished. Safe to repeat. */
export type ReleaseClaims = (processId: string) => PromiseLike<unknown>;
