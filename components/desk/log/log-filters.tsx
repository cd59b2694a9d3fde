import { Field } from '#components/ui/form/field.tsx';
import { logSections } from '#contract/log/log-entry.ts';
import type { LogList } from '#contract/log/log-list.ts';
import { deskAddress } from '../desk-address.ts';
import { sectionWords } from './log-words.ts';

export interface LogActor {
  /** As the audit names them. */
  actor: string;
  name: string;
}

const path = '/desk/log';

/** Narrows the log by person, kind and day; all by address, so that it works without JavaScript. */
export function LogFilters({ asked, actors }: { asked: Omit<LogList, 'before'>; actors: readonly LogActor[] }) {
  const { by, section, from, to } = asked;
  const others = by !== undefined && !actors.some(({ actor }) => actor === by);
  return (
    <search>
      <form action={path} className="desk-history-filters">
        <div className="field">
          <label htmlFor="log-by">Who</label>
          <select id="log-by" name="by" className="input" defaultValue={by ?? ''}>
            <option value="">Everyone</option>
            {others && <option value={by}>Someone who has left</option>}
            {actors.map(({ actor, name }) => (
              <option key={actor} value={actor}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="log-section">What</label>
          <select id="log-section" name="section" className="input" defaultValue={section ?? ''}>
            <option value="">Everything</option>
            {logSections.map((one) => (
              <option key={one} value={one}>
                {sectionWords[one]}
              </option>
            ))}
          </select>
        </div>
        <Field label="From" id="log-from" type="date" name="from" defaultValue={from} />
        <Field label="To" id="log-to" type="date" name="to" defaultValue={to} />
        <button type="submit" className="button button--secondary button--small">
          Show
        </button>
        {(by || section || from || to) && (
          <a className="text-link small" href={deskAddress(path, {})}>
            Clear the filters
          </a>
        )}
      </form>
    </search>
  );
}
