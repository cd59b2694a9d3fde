import type { LogSection } from '#contract/log/log-entry.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import type { Sql } from '#server/engine/database/sql.ts';

/** A history that a subject keeps, as the log of the desk tells it. */
export interface LogSource {
  /** Names it in the address of a page of the log. */
  name: string;
  /** The sections that its acts are in. */
  sections: readonly LogSection[];
  /** What somebody must be allowed to be told of it. */
  needs: Permission;
  /** The type of its rows' ids, by which they are sorted within a moment. */
  idType: 'bigint' | 'text';
  /** Selects acts of people and keys as `LoggedRow`. An index must answer the newest of them, of all and of one actor. */
  rows: Sql;
}

export interface LoggedRow {
  id: string;
  at: Date;
  actor: string;
  section: LogSection;
  kind: string;
  ref: string;
  label: string;
  verb: string;
  note: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  currency: string | null;
}

declare module '#server/retention/subjects-data.ts' {
  interface SubjectData {
    /** What it tells the log of the desk. */
    log?: readonly LogSource[];
  }
}
