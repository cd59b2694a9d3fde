import { Moment } from '#components/ui/format/moment.tsx';
import type { LogEntry } from '#contract/log/log-entry.ts';
import { DeskTable } from '../desk-table.tsx';
import { actWords, addressOf, changesOf } from './log-words.ts';

interface Props {
  entries: readonly LogEntry[];
  currency: string;
  zone: string;
  now: Date;
}

/** How many fields of one act are told. */
const shown = 6;

/** Who did what, newest first. */
export function LogTable({ entries, ...setting }: Props) {
  return (
    <DeskTable label="Who did what" heads={['When', 'Who', 'What', 'From, to']} className="desk-history tabular">
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td className="desk-history__when small muted">
            <Moment at={entry.at} show="seconds" />
          </td>
          <td>
            <By by={entry.by} />
          </td>
          <td className="desk-history__what">
            <b className="medium">{actWords(entry)}</b> <Thing entry={entry} />
            {entry.note && <span className="small muted desk-history__note">{entry.note}</span>}
          </td>
          <td className="desk-history__change small">
            <Changes entry={entry} setting={setting} />
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}

function By({ by }: Pick<LogEntry, 'by'>) {
  if ('key' in by) return by.key === 'environment' ? 'The shop’s own API key' : `API key “${by.key}”`;
  return by.person ?? <span className="muted">Someone at the desk</span>;
}

function Thing({ entry }: { entry: LogEntry }) {
  const address = addressOf(entry);
  if (entry.label === '') return null;
  return address ? (
    <a className="text-link" href={address}>
      {entry.label}
    </a>
  ) : (
    entry.label
  );
}

function Changes({ entry, setting }: { entry: LogEntry; setting: Omit<Props, 'entries'> }) {
  const changes = changesOf(entry, setting);
  // One figure speaks for itself where the act has named it.
  const named = entry.kind !== 'price';
  return (
    <>
      {changes.slice(0, shown).map(({ field, from, to, quiet }) => (
        <span key={field} className="desk-history__field">
          {named && <span className="muted">{field}</span>}{' '}
          {quiet ? (
            'changed'
          ) : entry.verb === 'added' ? (
            to
          ) : entry.verb === 'removed' ? (
            from
          ) : (
            <>
              {from || 'none'} <span className="visually-hidden">to</span>
              <span aria-hidden="true">→</span> {to || 'none'}
            </>
          )}
        </span>
      ))}
      {changes.length > shown && <span className="muted">and {changes.length - shown} more</span>}
    </>
  );
}
