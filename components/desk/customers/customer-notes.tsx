import { SeenForm } from '#components/desk/seen-form.tsx';
import { Moment } from '#components/ui/format/moment.tsx';

export interface ShownNote {
  id: string;
  kind: 'note' | 'blocked' | 'unblocked';
  body: string;
  at: string;
  by: string | null;
}

const done = { note: '', blocked: 'Blocked. ', unblocked: 'Unblocked. ' } as const;

interface CustomerNotesProps {
  path: string;
  notes: readonly ShownNote[];
  /** New with each page, so that a double press is one note. */
  noteKey: string;
  mayWrite: boolean;
}

/** What the team wrote down, the newest first. */
export function CustomerNotes({ path, notes, noteKey, mayWrite }: CustomerNotesProps) {
  return (
    <section id="notes">
      <h2 className="heading-small">Notes</h2>
      {mayWrite && (
        <SeenForm
          action={`/api${path}/notes`}
          label="Add note"
          busy="Saving…"
          done="Saved"
          kind="secondary"
          className="customer-note__form"
        >
          <input type="hidden" name="key" value={noteKey} />
          <div className="field">
            <label htmlFor="customer-note">Note</label>
            <textarea
              id="customer-note"
              className="input"
              name="body"
              rows={3}
              required
              maxLength={2_000}
              aria-describedby="customer-note-about"
            />
            <span className="field__hint" id="customer-note-about">
              Only your team sees it in the shop. It is part of the customer’s data if they ask for it.
            </span>
          </div>
        </SeenForm>
      )}
      {notes.length === 0 ? (
        <p className="small muted desk__aside">No notes yet.</p>
      ) : (
        <ol className="desk-feed">
          {notes.map(({ id, kind, body, at, by }) => (
            <li key={id}>
              <span className="small faint">
                <Moment at={at} show="day-time" />
              </span>
              <span>
                <span className="customer-note">
                  {done[kind]}
                  {body}
                </span>
                {by && <span className="small muted desk-lots__title">{by}</span>}
                {mayWrite && kind === 'note' && (
                  <SeenForm
                    action={`/api${path}/notes/${id}/remove`}
                    label="Remove"
                    about={`the note “${body.slice(0, 40)}”`}
                    busy="Removing…"
                    done="Removed"
                    kind="quiet"
                  />
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
