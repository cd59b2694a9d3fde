/** Bodies are held in memory until they are whole: one client's slow ones must not fill it. */
import { addressBlock } from '#server/engine/network/client-address.ts';
import { AccessProblem } from './access-problem.ts';

/** That one client address may have under way at once. */
export const mostHeldBytes = 16 * 1024 * 1024;
/** Counted for each body from its first moment on: a connection costs as much, however little it sends. */
export const bytesOfConnection = 32 * 1024;

const held = new Map<string, number>();

export interface HeldBody {
  /** @throws AccessProblem `too_many` if so many more are too many now */
  grow(bytes: number): void;
  /** It is whole, or given up. */
  end(): void;
}

/** Begins to count a body. @param most that its client may have under way @throws AccessProblem `too_many` if its client has too much under way */
export function holdBody(address: string, most = mostHeldBytes): HeldBody {
  const block = addressBlock(address);
  let own = 0;
  const count = (bytes: number) => {
    own += bytes;
    const all = (held.get(block) ?? 0) + bytes;
    if (all > 0) held.set(block, all);
    else held.delete(block);
  };
  const body: HeldBody = {
    grow(bytes) {
      if ((held.get(block) ?? 0) + bytes > most) throw tooManyHeld();
      count(bytes);
    },
    end: () => count(-own),
  };
  body.grow(bytesOfConnection);
  return body;
}

const tooManyHeld = () =>
  new AccessProblem('too_many', 'Too much is being sent from your network at once. Try again in a moment.', {
    retryAfterMs: 5_000,
  });
