/** A browser without a session keeps its commands across pages: the next one sends them again with the same keys. */

export interface Unanswered {
  path: string;
  body: string;
  idempotencyKey: string;
  sentAt: number;
}
interface Kept {
  /** Proves that the sender is the guest whom the first of these made. Forgotten with the last answer. */
  guestKey: string;
  commands: Unanswered[];
}

const storageKey = 'marketday-unanswered';
/** What is older was not waited for. */
const keptMs = 10 * 60_000;

export function readUnanswered(): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    const commands = kept?.commands.filter(({ sentAt }) => Date.now() - sentAt < keptMs) ?? [];
    return kept && commands.length > 0 ? { ...kept, commands } : null;
  } catch {
    return null;
  }
}

function write(kept: Kept): void {
  try {
    if (kept.commands.length > 0) localStorage.setItem(storageKey, JSON.stringify(kept));
    else localStorage.removeItem(storageKey);
  } catch {
    // A browser without storage can't be asked again.
  }
}

/** For a browser without a session. A second press of a command without an answer is the same command. */
export function keepUntilAnswered(command: Pick<Unanswered, 'path' | 'body'>): {
  guestKey: string;
  idempotencyKey: string;
} {
  const { guestKey, commands } = readUnanswered() ?? { guestKey: crypto.randomUUID(), commands: [] };
  const known = commands.find(({ path, body }) => path === command.path && body === command.body);
  const idempotencyKey = known?.idempotencyKey ?? crypto.randomUUID();
  if (!known) write({ guestKey, commands: [...commands, { ...command, idempotencyKey, sentAt: Date.now() }] });
  return { guestKey, idempotencyKey };
}

export function answered(idempotencyKey: string): void {
  const kept = readUnanswered();
  if (kept) write({ ...kept, commands: kept.commands.filter((command) => command.idempotencyKey !== idempotencyKey) });
}

/** The first one with this key has not been decided yet, or the server could not. */
export const isUnderWay = ({ status }: Response, answer: unknown): boolean =>
  status >= 500 || (status === 409 && (answer as { code?: string } | null)?.code === 'idempotency_in_progress');
