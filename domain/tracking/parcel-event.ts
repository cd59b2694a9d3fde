export interface ParcelEvent {
  /** The sender's id, or one made of the content: repeats carry the same. */
  key: string;
  /** Two events that say the same are one scan. */
  scan: string;
  word: string;
  /** Milliseconds since 1970, by the sender's clock. */
  occurredAt: number;
  message: string | null;
  eta: number | null;
  signedBy: string | null;
  photoUrl: string | null;
  /** The sender says that it comes later than thought. */
  delayed: boolean;
  /** The sender waits for the customer. */
  actionRequired: boolean;
}
