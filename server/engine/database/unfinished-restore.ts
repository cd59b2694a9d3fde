/** A table that is there while a backup is restored: what else is in the database isn't whole yet. */
export const unfinishedRestore = 'restore_unfinished';

/** The restore of a backup was stopped half-way. */
export class RestoreUnfinished extends Error {
  constructor() {
    super(
      'A backup was being restored into this database, and it isn’t finished. Run npm run restore again with the same file.',
    );
  }
}
