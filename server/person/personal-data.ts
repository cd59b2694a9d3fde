import type { Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** What a subject has of people, and what becomes of it. */
export interface PersonalData {
  /** Their own copy, by the names that it has in the file that they get. */
  export?(personId: string): Promise<Record<string, unknown>>;
  /** What goes with an account that is deleted. What is counted, owed or public stays, without their name or words. */
  forget?(tx: Tx, who: Forgotten): Promise<void>;
  /** Gives what a guest has to the account into which they sign in. */
  give?(tx: Tx, who: { from: string; to: string }): Promise<void>;
  /** Tables with a person of which a guest's session has no rows, and why. */
  ofAccountsAlone?: Readonly<Record<string, string>>;
  /** @returns why an account can't be deleted yet, as sentences */
  keepsAccount?(personId: string, db: Statements): Promise<string[]>;
  /** Tables whose rows keep the person that they name from being forgotten. */
  keeps?: {
    /** Whoever it is: what is counted, owed or public. */
    anybody?: readonly string[];
    /** Somebody known by their email address alone. */
    knownByMail?: readonly string[];
    /** A guest, as long as their browser's session lasts. */
    guestInSession?: readonly string[];
  };
}

export interface Forgotten {
  personId: string;
  /** Email addresses that were theirs. */
  addresses: readonly string[];
}
