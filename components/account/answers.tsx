import { ButtonLink } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/moment.tsx';
import type { ToAnswer } from './to-answer.ts';

/** Each with one button. The first of them is the page's own. */
export function Answers({ answers }: { answers: readonly ToAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <div className="sechd">
        <h2 className="h2" id="answers">
          Waiting for you
        </h2>
      </div>
      <ul className="set-rows">
        {answers.map(({ key, what, pressing, title, work, about, payBy, href, press }, place) => (
          <li key={key}>
            <span>
              <span className={classNames('small med', pressing && 'live')}>{what}</span>
              <b className={classNames('h3', work ? 'work' : 'num')}>{title}</b>
              <span className="small mute num">
                {about}
                {payBy && (
                  <>
                    , until <Moment at={payBy} show="day-time" />
                  </>
                )}
              </span>
            </span>
            <ButtonLink
              href={href}
              small
              kind={place === 0 ? 'primary' : 'secondary'}
              aria-label={`${press}: ${title}`}
            >
              {press}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
