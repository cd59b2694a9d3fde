'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';
import { useLiveState } from '../live/live-provider.tsx';
import { NoticesLink } from '../notice/notices-link.tsx';
import { SearchLink } from '../search/search-link.tsx';
import { MenuIcon } from '../ui/icons.tsx';
import { BagLink } from './bag-link.tsx';
import { ConnectionBar, ConnectionIndicator } from './connection-indicator.tsx';
import './site-header.css';
import './site-footer.css';
import './site.css';

interface Place {
  href: string;
  title: string;
}

const placesNamed: Record<string, Place> = {
  shop: { href: '/shop', title: 'Shop' },
  auctions: { href: '/auctions', title: 'Auctions' },
  makers: { href: '/makers', title: 'Makers' },
  journal: { href: '/journal', title: 'Journal' },
};

/** @param links what it leads to, in its order, with spaces between */
export function SiteHeader({ shopName, links }: { shopName: string; links: string }) {
  const me = useView<'my-account'>(topicOf.myAccount)?.data;
  const signedOut = useLiveState(({ denied }) => denied[topicOf.myAccount] === 'signed_out') || me?.signedIn === false;
  // Until it is known who this is, the account's page asks whoever is not signed in.
  const account: Place = signedOut ? { href: '/sign-in', title: 'Sign in' } : { href: '/account', title: 'Account' };
  const places: Place[] = [
    ...links.split(' ').flatMap((name) => placesNamed[name] ?? []),
    ...(me?.staff ? [{ href: '/desk', title: 'Desk' }] : []),
  ];
  const unread = useView<'my-notices'>(topicOf.myNotices)?.data.unread ?? 0;
  const mine: Place[] = [
    { href: '/wish-list', title: 'Wish list' },
    ...(me?.signedIn
      ? [
          { href: '/account/watching', title: 'Watching' },
          { href: '/account/notices', title: unread > 0 ? `Notices (${unread})` : 'Notices' },
        ]
      : []),
  ];
  return (
    <>
      <header className="site-header">
        <div className="container">
          <a className="brand" href="/">
            {shopName}
          </a>
          <nav aria-label="Main">
            <Places places={places} />
          </nav>
          <div className="site-header__end">
            <ConnectionIndicator />
            <SearchLink />
            <NoticesLink />
            <a className="icon-button site-header__desktop" href={account.href}>
              {account.title}
            </a>
            <BagLink />
            <PhoneMenu places={[...places, ...mine, account]} unread={unread} />
          </div>
        </div>
      </header>
      <ConnectionBar />
    </>
  );
}

function Places({ places }: { places: Place[] }) {
  const path = usePathname();
  return places.map(({ href, title }) => (
    <a key={href} href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
      {title}
      {href === '/auctions' && <OpenLots />}
    </a>
  ));
}

function OpenLots() {
  const count = useView<'shop'>(topicOf.shop)?.data.openLots ?? 0;
  return count > 0 && <span className="site-header__count tabular">{count} live</span>;
}

/** Opens without JavaScript; with it, closes on the way to another page and on Escape. */
function PhoneMenu({ places, unread }: { places: Place[]; unread: number }) {
  const path = usePathname();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it reacts to.
  useEffect(close, [path]);
  return (
    <details
      className="site-header__menu site-menu"
      ref={menu}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <summary className="icon-button">
        <span className="visually-hidden">
          Menu{unread > 0 && `, ${unread} new ${unread === 1 ? 'notice' : 'notices'}`}
        </span>
        <MenuIcon />
        {unread > 0 && <i className="pulse site-menu__new" />}
      </summary>
      <nav aria-label="Menu">
        <Places places={places} />
      </nav>
    </details>
  );
}
