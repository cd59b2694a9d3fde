'use client';

import type { ReactNode } from 'react';
import { AccountTabs } from '#components/account/account-tabs.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { remindBefore } from '#domain/auction/watch-reminder.ts';
import { EndedLots } from '../auction/list/ended-lots.tsx';
import { LotRow } from '../auction/list/lot-row.tsx';
import { type LotEntry, sortSale } from '../auction/list/sale.ts';
import { UpcomingLots } from '../auction/list/upcoming-lots.tsx';
import { useLiveLots } from '../auction/list/use-live-lots.ts';
import '../auction/list/auctions-page.css';
import '../auction/list/lot-axis.css';
import '../auction/list/lot-table.css';
import '#components/account/session.css';
import '#components/account/account.css';

const watch = { from: 'list', initially: true } as const;

/** A person's watch list, live. A lot taken off stays on screen until they leave, so that it can be put back. */
export function WatchedLots({ lots, children }: { lots: readonly LotEntry[]; children: ReactNode }) {
  const { open, upcoming, ended } = sortSale(useLiveLots(lots));
  return (
    <main>
      <div className="container session session--watched">
        <h1 className="heading-large">Watching</h1>
        <p className="lead-text">
          {lots.length === 0
            ? `No lots yet. Press Watch on a lot to add it here. We’ll remind you ${remindBefore} before it closes.`
            : `We’ll remind you ${remindBefore} before a lot closes, if you were watching it by then.`}
        </p>
        <AccountTabs here="/account/watching" />
      </div>
      <section className="container lot-axis-frame" aria-label="Live">
        {open.length > 0 && (
          <ol className="lot-table">
            {open.map((entry) => (
              <LotRow key={entry.lot.id} {...entry} watch={watch} />
            ))}
          </ol>
        )}
        {lots.length === 0 && (
          <ButtonLink href="/auctions" kind="secondary">
            See the lots
          </ButtonLink>
        )}
      </section>
      <UpcomingLots lots={upcoming} watch={watch} />
      <EndedLots lots={ended} />
      {children}
    </main>
  );
}
