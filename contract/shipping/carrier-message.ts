export interface DeskCarrierMessage {
  id: string;
  source: string;
  status: 'failed' | 'unmatched';
  problem: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  attempts: number;
  receivedAt: string;
  /** As it came, as text; cut where it is very long. */
  body: string;
}
