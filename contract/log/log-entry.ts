/** What the log of the desk is narrowed by. */
export const logSections = ['orders', 'stock', 'prices', 'pieces', 'auctions', 'promotions', 'shop', 'access'] as const;
export type LogSection = (typeof logSections)[number];

/** One act of a person of the shop, or of an API key. */
export interface LogEntry {
  id: string;
  at: string;
  /** A person's name, or an API key's; null: their account is gone. */
  by: { person: string | null } | { key: string };
  section: LogSection;
  /** What was acted on: `order`, `promotion`. */
  kind: string;
  /** The name of its address at the desk. */
  ref: string;
  label: string;
  /** What was done: `packed`, `changed`. */
  verb: string;
  note: string | null;
  /** By the field's name. Null stands for a text that is too long to be told. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Of its amounts; null: the shop's. */
  currency: string | null;
}
