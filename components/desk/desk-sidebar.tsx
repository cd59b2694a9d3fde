'use client';

import { usePathname } from 'next/navigation';
import { useMemo } from 'react';
import { useEnded } from '#components/live/view/use-ended.ts';
import { useView } from '#components/live/view/use-view.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import { SignedOutBar } from '../session/signed-out-bar.tsx';
import { ConnectionBar, ConnectionIndicator } from '../site/connection-indicator.tsx';
import { DeskFoot, RoomLink } from './desk-foot.tsx';
import type { DeskRoom } from './desk-room.ts';
import { FindButton } from './find/find-button.tsx';
import '../site/site-header.css';
import '../site/site-footer.css';
import '../site/site.css';

interface DeskSidebarProps {
  /** Null for those who may not follow the whole day: no numbers beside the pages. */
  initial: View<'desk'> | null;
  rooms: readonly DeskRoom[];
  who: string;
  shopName: string;
}

export function DeskSidebar({ initial, rooms, who, shopName }: DeskSidebarProps) {
  const path = usePathname();
  const pages = useMemo(() => rooms.map(({ href }) => href), [rooms]);
  const figures = (useView(initial && deskTopicOf.desk, initial) ?? initial)?.data.figures;
  const ended = useEnded(deskTopicOf.desk);
  return (
    <header className="desk-side">
      <a className="brand" href="/">
        {shopName}
      </a>
      <FindButton pages={pages} />
      <nav aria-label="Desk">
        {rooms.map((room) => (
          <RoomLink key={room.href} room={room} path={path} figures={figures} />
        ))}
      </nav>
      <div className="desk-side__foot">
        <ConnectionIndicator ended={ended} />
        <p className="micro muted">{who}</p>
      </div>
      {ended ? <SignedOutBar path={path} /> : <ConnectionBar />}
      <DeskFoot rooms={rooms} path={path} figures={figures} />
    </header>
  );
}
