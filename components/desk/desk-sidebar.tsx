'use client';

import { usePathname } from 'next/navigation';
import { useEnded } from '#components/live/view/use-ended.ts';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { ConnectionBar, ConnectionIndicator } from '../site/connection-indicator.tsx';
import { SignedOutBar } from '../site/signed-out-bar.tsx';
import '../site/site.css';

export function DeskSidebar({ initial, who }: { initial: View<'desk'>; who: string }) {
  const path = usePathname();
  const figures = (useView(topicOf.desk, initial) ?? initial).data.figures;
  const ended = useEnded(topicOf.desk);
  const rooms = [
    { name: 'Today', href: '/desk', count: 0 },
    {
      name: 'Orders',
      href: '/desk/orders',
      count: figures.toPack + figures.toShip + figures.toAnswer,
      means: 'to pack, ship or answer',
    },
    { name: 'Returns', href: '/desk/returns', count: figures.openReturns, means: 'to look at' },
    { name: 'Reviews', href: '/desk/reviews', count: figures.toRead, means: 'to read' },
    { name: 'Pieces', href: '/desk/pieces', count: 0 },
    { name: 'Import', href: '/desk/import', count: 0 },
    { name: 'Scheduled prices', href: '/desk/prices', count: 0 },
    { name: 'Promotions', href: '/desk/promotions', count: 0 },
    { name: 'Gift cards', href: '/desk/gift-cards', count: 0 },
    { name: 'Delivery', href: '/desk/delivery', count: 0 },
    { name: 'Taxes', href: '/desk/taxes', count: 0 },
    { name: 'Texts', href: '/desk/texts', count: 0 },
    { name: 'Auctions', href: '/desk/auctions', count: figures.openLots, means: 'open' },
    { name: 'Drops', href: '/desk/drops', count: 0 },
    { name: 'Carriers', href: '/desk/carriers', count: figures.carrierProblems, means: 'messages to look at' },
    { name: 'API keys', href: '/desk/keys', count: 0 },
  ];
  const isHere = (href: string) => (href === '/desk' ? path === href : path.startsWith(href));
  return (
    <header className="sd">
      <a className="brand" href="/">
        Marketday
      </a>
      <nav aria-label="Desk">
        {rooms.map(({ name, href, count, means }) => (
          <a key={href} href={href} aria-current={isHere(href) ? 'page' : undefined}>
            {name}
            {count > 0 && (
              <span className="num small">
                {count}
                <span className="sr"> {means}</span>
              </span>
            )}
          </a>
        ))}
      </nav>
      <div className="sdf">
        <ConnectionIndicator ended={ended} />
        <p className="micro mute">{who}, merchant</p>
      </div>
      {ended ? <SignedOutBar path={path} /> : <ConnectionBar />}
    </header>
  );
}
