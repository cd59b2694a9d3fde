/** What a bus needs of an engine: channels that may lose, and names that one of many gets for a while. */
export interface Channels {
  /** In this order where they share a slot. @returns once the engine has them @throws where it is away */
  publish(messages: readonly Message[]): Promise<void>;
  /** From about now on, also over reconnections. Listening again begins anew. */
  listen(channel: string, listener: (bytes: Buffer) => void): void;
  unlisten(channel: string): void;
  /** @returns for each whether it is this process's until its time is over @throws where the engine is away */
  claim(names: readonly { name: string; ms: number }[]): Promise<boolean[]>;
  /** Called when messages may have been lost. */
  onBreak(listener: () => void): void;
  /** Connects anew, and listens to the same. */
  renew(): void;
  start(): void;
  stop(): Promise<void>;
}

export interface Message {
  channel: string;
  bytes: Buffer;
}
