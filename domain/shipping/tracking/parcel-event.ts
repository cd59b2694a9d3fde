export interface ParcelEvent {
  /** The sender's id of the event, or one made of its content: repeats carry the same. */
  key: string;
  /** Text of what happened, when and where, as text: two events that say the same are one scan. */
  scan: string;
  word: string;
  /** Milliseconds since 1970, by the sender's clock. */
  occurredAt: number;
  message: string | null;
  eta: number | null;
  signedBy: string | null;
  photoUrl: string | null;
  delayed: boolean;
  actionRequired: boolean;
  /** The shop noted it; else its carrier says so. */
  toldByShop: boolean;
}
