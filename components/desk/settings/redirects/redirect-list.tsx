import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { type ListedRedirect, leadsElsewhere } from '#contract/redirect/redirect.ts';
import { SeenForm } from '../../seen-form.tsx';

interface Props {
  redirects: readonly ListedRedirect[];
  count: number;
  like: string;
}

/** The newest, or those that were looked for. */
export const RedirectList = ({ redirects, count, like }: Props) => (
  <section className="desk__apart" aria-labelledby="redirects">
    <h2 className="heading-small" id="redirects">
      {counted(count, 'redirect')}
    </h2>
    {count > 0 && (
      <form method="get" className="cluster redirects__search">
        <Field label="Search redirects" name="q" type="search" defaultValue={like} maxLength={200} />
        <Button type="submit" kind="secondary" small>
          Search
        </Button>
      </form>
    )}
    {redirects.length > 0 && (
      <div className="desk__scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Old address</th>
              <th scope="col">Leads to</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {redirects.map(({ from, target }) => (
              <tr key={from}>
                <td>{from}</td>
                <td>
                  {target}
                  {leadsElsewhere(target) && <b className="bold"> (another site)</b>}
                </td>
                <td>
                  <SeenForm
                    action="/api/desk/redirects/remove"
                    label="Remove"
                    about={from}
                    busy="Removing…"
                    done="Removed"
                    kind="quiet"
                  >
                    <input type="hidden" name="from" value={from} />
                  </SeenForm>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {redirects.length < count && like === '' && (
      <p className="desk__quiet">These are the newest. Search to find others.</p>
    )}
    {redirects.length === 0 && like !== '' && <p className="desk__quiet">No redirect contains “{like}”.</p>}
  </section>
);
