import { ButtonLink } from '#components/ui/form/button.tsx';
import { remindBefore } from '#domain/auction/watch-reminder.ts';

/** What can be done about a lot before it opens. Its style hides it once the lot has. */
export const LotComing = ({ slug }: { slug: string }) => (
  <div className="lot-coming">
    <ButtonLink kind="secondary" wide href={`/auctions/${slug}/calendar.ics`}>
      Add both to your calendar
    </ButtonLink>
    <p className="small muted">
      Your calendar will remind you {remindBefore} before it opens and {remindBefore} before it closes. If you watch the
      lot, we’ll remind you before it closes.{' '}
      <a className="text-link" href="/auctions/how-bidding-works">
        How bidding works
      </a>
    </p>
  </div>
);
