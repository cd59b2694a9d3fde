import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ListedDrop } from '#contract/drop/drop-page.ts';
import { Badge } from '../../ui/badge.tsx';
import { Note } from '../../ui/note.tsx';
import { DeskTable } from '../desk-table.tsx';
import '../desk-list.css';

interface DeskDropsProps {
  drops: readonly ListedDrop[];
  problem: { code: string; field: string | null } | null;
  /** Whose clocks the fields are read by. */
  zone: string;
}

const states = { announced: 'Announced', drawing: 'Drawing', open: 'Open', over: 'Over' } as const;

export function DeskDrops({ drops, ...form }: DeskDropsProps) {
  return (
    <>
      {drops.length === 0 ? <p className="muted">No drops yet.</p> : <DropsTable drops={drops} />}
      <NewDrop {...form} />
    </>
  );
}

/** Before the door opens, everybody with a ticket or a reminder is told. */
const endWords = ({ state }: ListedDrop) => (state === 'open' || state === 'over' ? 'End' : 'Call off');

function DropsTable({ drops }: { drops: readonly ListedDrop[] }) {
  return (
    <DeskTable label="Drops" heads={['Drop', 'State', 'Opens', 'Tickets', 'Let in', 'Left']} act="End it">
      {drops.map((drop) => (
        <tr key={drop.slug}>
          <td>
            <a className="text-link" href={`/drops/${drop.slug}`}>
              {drop.title}
            </a>
            <br />
            <span className="small muted">{drop.skus.join(', ')}</span>
          </td>
          <td>
            <Badge tone={drop.state === 'open' ? 'live' : 'outline'}>
              {drop.ending === 'called_off' ? 'Called off' : states[drop.state]}
            </Badge>
            {drop.state === 'announced' && !drop.isKept && (
              <>
                <br />
                <span className="small muted">On sale until the waiting room opens</span>
              </>
            )}
            {drop.takesBack && (
              <>
                <br />
                <span className="small muted">Sold out. Pieces that come back are sold in it</span>
              </>
            )}
          </td>
          <td className="small">
            <Moment at={drop.opensAt} show="day-time" />
          </td>
          <td className="tabular">{grouped(drop.entries)}</td>
          <td className="tabular">{grouped(drop.admittedThrough)}</td>
          <td className="tabular">
            {grouped(drop.available + drop.held)} of {grouped(drop.size)}
          </td>
          <td className="row-action">
            {(drop.state !== 'over' || drop.takesBack) && (
              <form method="post" action={`/api/desk/drops/${drop.slug}/end`}>
                <Button
                  type="submit"
                  kind="quiet"
                  small
                  aria-label={`${endWords(drop)} ${drop.title}: put what is left on general sale`}
                >
                  {endWords(drop)}
                </Button>
              </form>
            )}
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}

function NewDrop({ problem, zone }: Omit<DeskDropsProps, 'drops'>) {
  const wrong = (field: string, words: string) => (problem?.field?.split('.')[0] === field ? words : null);
  return (
    <section className="desk__apart" aria-labelledby="new-drop">
      <h2 className="heading-small" id="new-drop">
        Announce a drop
      </h2>
      <p className="small muted">
        Its pieces go to those whose turn it is, in an order that is drawn when the door opens. What is in a bag or a
        checkout when they are kept for the drop stays held until its time is up.
      </p>
      <form method="post" action="/api/desk/drops" className="new-form">
        {problem && (
          <Note tone="attention" role="alert">
            {problem.code === 'not_found'
              ? 'One of the SKUs isn’t in the shop. Nothing was announced.'
              : 'Check the form. Nothing was announced.'}
          </Note>
        )}
        <Field label="Title" name="title" required maxLength={120} error={wrong('title', 'Give it a title.')} />
        <div className="field">
          <label htmlFor="drop-description">What it is, in a sentence or two</label>
          <textarea id="drop-description" name="description" className="input" rows={3} maxLength={2000} />
        </div>
        <Field
          label="SKUs, separated by commas"
          name="skus"
          required
          maxLength={5000}
          error={wrong('skus', 'Name each SKU once.') ?? wrong('sku', 'One of them isn’t in the shop.')}
        />
        <Field
          label={`The waiting room opens, ${zone}`}
          name="entriesFrom"
          type="datetime-local"
          hint="Leave empty to open it now."
          error={wrong('entriesFrom', 'It can’t open after the door.')}
        />
        <label className="option">
          <input type="checkbox" name="onSaleUntilRoom" value="1" defaultChecked />
          <span>
            Keep its pieces on sale until the waiting room opens. What is left then goes into the drop. Without this,
            nobody can buy one from now on until the door opens.
          </span>
        </label>
        <Field
          label={`The door opens, ${zone}`}
          name="opensAt"
          type="datetime-local"
          step={1}
          required
          error={wrong('opensAt', 'Choose a time in the future.')}
        />
        <Field
          label="People let in each minute"
          name="admitPerMinute"
          type="number"
          min={1}
          max={60000}
          defaultValue={30}
          required
        />
        <Field label="Most per person" name="perPersonLimit" type="number" min={1} max={99} defaultValue={1} required />
        <Field
          label="How many hours old an account must be when the door opens"
          name="accountHours"
          type="number"
          min={0}
          max={720}
          defaultValue={24}
          hint="Customers who have bought before can always come."
          required
        />
        <label className="option">
          <input type="checkbox" name="publicNumber" value="1" />
          <span>Mix in a public random number from drand.love</span>
        </label>
        <Button type="submit">Announce it</Button>
      </form>
    </section>
  );
}
