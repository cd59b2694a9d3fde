import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#contract/wire/socket.ts';
import type { Watcher } from '#server/engine/live/people.ts';
import type { Asker } from './watch-budget.ts';

/** What is known of a socket from its opening on. */
export interface SocketState extends Asker {
  watcher: Watcher;
  /** When its proof was begun, in milliseconds of `performance.now()`. */
  provenFrom: number;
  /** The version of the protocol that the client was made for; null if it doesn't say. */
  protocol: number | null;
  /** What it holds is of another history: no version of it counts. */
  holdsNothing: boolean;
  /** One per browser, for counting people rather than tabs. */
  browser: string;
  rooms: Map<string, string>;
  /** Called once it has closed. */
  gone?: () => void;
}
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketState>;
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketState>;
