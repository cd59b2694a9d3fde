import type { ClientToServer, CommandName, CommandReply } from '#contract/wire/socket.ts';
import type { LiveSocket } from './live-socket.ts';

export const ackTimeoutMs = 10_000;

/** The client's own types don't reach through a type parameter. */
interface Emitter<E extends CommandName> {
  emitWithAck(event: E, payload: Parameters<ClientToServer[E]>[0]): Promise<CommandReply<E>>;
}

export class NotConnected extends Error {}

export class SocketCommands {
  readonly #socket: () => LiveSocket | null;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(socket: () => LiveSocket | null) {
    this.#socket = socket;
  }

  get isUnderWay(): boolean {
    return this.#underWay.size > 0;
  }

  /**
   * @throws NotConnected if it was not sent
   * @throws Error if no answer came, or not in time: the command may or may not have had its effect
   */
  async send<E extends CommandName>(event: E, payload: Parameters<ClientToServer[E]>[0]): Promise<CommandReply<E>> {
    const socket = this.#socket();
    if (!socket?.connected) throw new NotConnected('There is no connection.');
    const reply = (socket.timeout(ackTimeoutMs) as unknown as Emitter<E>).emitWithAck(event, payload);
    this.#underWay.add(reply);
    try {
      return await reply;
    } finally {
      this.#underWay.delete(reply);
    }
  }

  /** Resolves once every command has its answer, or can't get one any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
}
