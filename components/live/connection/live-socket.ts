import type { Socket } from 'socket.io-client';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import { protocol } from '#contract/wire/protocol.ts';
import type { ClientToServer, Handshake, ServerToClient } from '#contract/wire/socket.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

export const reconnectDelayMs = 1_000;

/** Its code is fetched only now: a page is painted without it. @param url left out: where the page came from */
export async function openLiveSocket(url?: string): Promise<LiveSocket> {
  const { io } = await untilLoaded(() => import('socket.io-client'));
  // Read once: the page's own is rendered anew with parts of the page that are not.
  let { history } = document.documentElement.dataset;
  const socket: LiveSocket = io(url as string, {
    auth: (tell) => tell({ browser: browserId(), protocol: protocol.version, history } satisfies Handshake),
    // Polling's requests would have to reach the same one of several processes.
    transports: ['websocket'],
    reconnectionDelay: reconnectDelayMs,
    // The client clamps to the maximum after its jitter; one maximum for all would be one wave.
    reconnectionDelayMax: 4_000 * (0.5 + Math.random()),
    randomizationFactor: 1,
  });
  return socket.on('history', ({ epoch }) => {
    history = epoch;
  });
}

/** Two tabs count as one visitor by it. It opens nothing. */
function browserId(): string {
  const key = 'marketday-browser';
  try {
    const known = localStorage.getItem(key) ?? crypto.randomUUID();
    localStorage.setItem(key, known);
    return known;
  } catch {
    return 'unknown';
  }
}
