/**
 * What processes tell each other besides the `change` table, so that most need neither look nor read. Nothing may
 * depend on it: whatever it loses is found in the table.
 */

/** Rows of `change`, by the topic that they name. */
export interface Change {
  topic: string;
  ids: readonly number[];
  /** The version of the view that was read after these rows were seen. Left out: nobody has read it for others yet. */
  version?: number;
}

/** A view as it goes to a room. */
export interface Frame {
  room: string;
  version: number;
  /** A Socket.IO packet's text: `42["view",{…}]`. */
  payload: Buffer;
}

export interface Bus {
  /**
   * Tells the other processes, the frames first.
   *
   * @returns once they will hear it before whatever is published later, or know that they don't hear this process; it
   *   never rejects
   */
  publish(changes: readonly Change[], frames?: readonly Frame[]): Promise<void>;
  /** Tells the others that there are changes which this process could not name, as `publish` does: they look. */
  publishUnknown(): Promise<void>;
  /** Called with what others published. May be late, twice, out of order, or missing. */
  onChanges(listener: (changes: readonly Change[]) => void): void;
  onFrame(listener: (frame: Frame) => void): void;
  /** Called when something may not have been heard. */
  onGap(listener: () => void): void;
  /** From about now on the room's frames are heard. Again: in case that has been lost. */
  follow(room: string): void;
  unfollow(room: string): void;
  /** @returns those that this process should read within the next `windowMs`; all of them while the bus is away */
  claim(rooms: readonly Claim[]): Promise<ReadonlySet<string>>;
  /** @returns whether everything was heard that was published before the call; false while the bus is away */
  barrier(): Promise<boolean>;
  /** Whether this process heard itself lately. */
  readonly isTrusted: boolean;
  /** How many processes have been heard lately, this one among them. */
  readonly processes: number;
  start(): void;
  stop(): Promise<void>;
}

export interface Claim {
  room: string;
  windowMs: number;
}
