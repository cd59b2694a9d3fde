import { clientEvents } from '#contract/socket.ts';
import type { ChangedViews, SocketCommands } from '../engine/live/socket-command.ts';

/** For tests of the live engine that give no command. */
export const refusedCommands: SocketCommands = {
  bid: {
    schema: clientEvents.bid,
    access() {},
    carries: ['auction'],
    run: async () => ({ ok: false, error: { code: 'auction_not_open', message: 'No lot is open here.' } }),
  },
  ticket: { schema: clientEvents.ticket, access() {}, carries: [], run: async () => ({ ok: true, entry: null }) },
};

/** For commands that are to be refused: no view is asked for. */
export const noViews: ChangedViews = {
  atLeast: () => Promise.reject(new Error('A refused command asked for a view.')),
};
