import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ListedKey } from '#contract/api-key/api-key.ts';
import { keyPermissions, permissions } from '#domain/permission/permissions.ts';
import { Badge } from '../ui/badge.tsx';
import { Note } from '../ui/note.tsx';
import { DeskTable } from './desk-table.tsx';
import './desk-list.css';

interface ApiKeysProps {
  keys: readonly ListedKey[];
  /** One that was just made: it is shown now and not again. */
  fresh: string | null;
  problem: 'name' | 'scopes' | null;
}

export function ApiKeys({ keys, fresh, problem }: ApiKeysProps) {
  return (
    <>
      {fresh && (
        <div className="desk__returned">
          <Note>
            <p>The key is made. Copy it now: it isn’t shown again.</p>
            <code className="new-key">{fresh}</code>
          </Note>
        </div>
      )}
      {keys.length === 0 ? <p className="muted">No keys yet.</p> : <KeysTable keys={keys} />}
      <NewKey problem={problem} />
    </>
  );
}

function KeysTable({ keys }: { keys: readonly ListedKey[] }) {
  return (
    <DeskTable label="API keys" heads={['Name', 'May', 'Last used', 'Ends']} act="End it">
      {keys.map((key) => (
        <tr key={key.id}>
          <td>{key.name}</td>
          <td className="small muted">{key.scopes.join(', ')}</td>
          <td className="small">{key.lastUsedAt ? <Moment at={key.lastUsedAt} show="day-time" /> : 'Never'}</td>
          <td className="small">{key.expiresAt ? <Moment at={key.expiresAt} show="day" /> : 'Never'}</td>
          <td className="row-action">
            <KeyEnd {...key} />
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}

function KeyEnd({ id, name, state }: ListedKey) {
  if (state !== 'works') return <Badge tone="outline">{state === 'ended' ? 'Ended' : 'Expired'}</Badge>;
  return (
    <form method="post" action="/api/desk/keys/end">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" kind="quiet" small aria-label={`End the key ${name}`}>
        End
      </Button>
    </form>
  );
}

function NewKey({ problem }: { problem: ApiKeysProps['problem'] }) {
  return (
    <section className="desk__apart" aria-labelledby="new-key">
      <h2 className="heading-small" id="new-key">
        Create a key
      </h2>
      <form method="post" action="/api/desk/keys" className="new-form">
        <Field
          label="Name"
          name="name"
          required
          maxLength={60}
          error={problem === 'name' ? 'Choose another name. The shop uses this one.' : null}
        />
        <fieldset>
          <legend className="small medium">It may</legend>
          {problem === 'scopes' && (
            <Note tone="attention" role="alert">
              Choose what the key may do.
            </Note>
          )}
          {keyPermissions.map((scope) => (
            <label key={scope} className="option">
              <input type="checkbox" name={scope} value="1" />
              <span>
                {permissions[scope].words} <span className="muted small">({scope})</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="key-days">It ends</label>
          <select id="key-days" name="days" className="input" defaultValue="365">
            <option value="30">In 30 days</option>
            <option value="90">In 90 days</option>
            <option value="365">In a year</option>
            <option value="never">Never</option>
          </select>
        </div>
        <Button type="submit">Make the key</Button>
      </form>
    </section>
  );
}
