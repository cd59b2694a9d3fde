import { grouped } from '#components/ui/format/format-money.ts';
import { WarningIcon } from '../../ui/icons.tsx';

const mostRows = 100;

interface ImportMessagesProps {
  title: string;
  /** The heading over the messages. */
  says: string;
  tone?: 'attention';
  messages: readonly { line: number; column?: string | undefined; message: string }[];
}

/** What is to be said of a file's lines; the first of very many. */
export function ImportMessages({ title, says, tone, messages }: ImportMessagesProps) {
  if (messages.length === 0) return null;
  const hasColumns = messages.some(({ column }) => column !== undefined);
  return (
    <details className="import-messages" open={messages.length <= 20}>
      <summary className="small medium">{title}</summary>
      <table className="tabular">
        <thead>
          <tr>
            <th scope="col">Line</th>
            {hasColumns && <th scope="col">Column</th>}
            <th scope="col">{says}</th>
          </tr>
        </thead>
        <tbody>
          {messages.slice(0, mostRows).map(({ line, column, message }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; they only grow at their end.
            <tr key={place}>
              <td>{line === 0 ? 'The file' : grouped(line)}</td>
              {hasColumns && <td className="import-messages__column">{column}</td>}
              <td className={tone === 'attention' ? 'import-messages__wrong' : undefined}>
                {tone === 'attention' && <WarningIcon />}
                <span>{message}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {messages.length > mostRows && <p className="small muted">{grouped(messages.length - mostRows)} more.</p>}
    </details>
  );
}
