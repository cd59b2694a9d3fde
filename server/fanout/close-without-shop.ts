import { log } from '#server/log.ts';

const lookEveryMs = 500;
/** A node that was itself held still asks first: its shop may be there. */
const looks = 3;

interface WithoutShop {
  /** Whether a process of the shop has answered lately. */
  hasShop(): boolean;
  /** Ends every socket; each page says that it isn't live, and comes back where there is a shop. */
  closeSockets(): void;
  everyMs?: number;
}

/**
 * A node that no process of the shop answers can't know whether what its pages show is still true: it closes their
 * sockets, again and again until it has a shop. @returns stops it
 */
export function closeWithoutShop({ hasShop, closeSockets, everyMs = lookEveryMs }: WithoutShop): () => void {
  let missed = 0;
  const timer = setInterval(() => {
    if (hasShop()) {
      if (missed >= looks) log().info('a process of the shop answers again: sockets are taken');
      missed = 0;
      return;
    }
    if (++missed < looks) return;
    if (missed === looks) log().warn('no process of the shop answers: sockets are closed until one does');
    closeSockets();
  }, everyMs).unref();
  return () => clearInterval(timer);
}
