import { bidCommand } from './auction/bid/place-bid-over-socket.ts';
import { ticketCommand } from './drop/ticket-over-socket.ts';
import type { SocketCommands } from './engine/live/socket-command.ts';

/** Every command that can be given over a socket. A new one is declared in `contract/socket.ts` and added here. */
export const socketCommands: SocketCommands = {
  bid: bidCommand,
  ticket: ticketCommand,
};
