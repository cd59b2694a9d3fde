'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DeskView } from '#contract/desk/desk.ts';
import { type DeskRoom, isIn, waitingIn } from './desk-room.ts';

interface DeskFootProps {
  rooms: readonly DeskRoom[];
  path: string;
  figures: DeskView['figures'] | undefined;
}

/** The bar at the foot of a phone. More opens without JavaScript; with it, closes on the way to another page and on Escape. */
export function DeskFoot({ rooms, path, figures }: DeskFootProps) {
  const more = useRef<HTMLDetailsElement>(null);
  const close = () => more.current?.removeAttribute('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it reacts to.
  useEffect(close, [path]);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !more.current?.open) return;
    close();
    more.current.querySelector('summary')?.focus();
  };
  const others = rooms.filter(({ first }) => !first);
  const waiting = others.reduce((sum, room) => sum + waitingIn(room, figures), 0);
  return (
    <nav className="desk-side__tabs" aria-label="Desk">
      {rooms
        .filter(({ first }) => first)
        .map((room) => (
          <RoomLink key={room.href} room={room} path={path} figures={figures} />
        ))}
      <details ref={more} onKeyDown={closeByKey}>
        <summary aria-current={others.some((room) => isIn(room, path)) || undefined}>
          More
          {waiting > 0 && (
            <span className="tabular small">
              {waiting}
              <span className="visually-hidden"> waiting</span>
            </span>
          )}
        </summary>
        <div className="desk-side__more">
          {others.map((room) => (
            <RoomLink key={room.href} room={room} path={path} figures={figures} />
          ))}
        </div>
      </details>
    </nav>
  );
}

export function RoomLink({ room, path, figures }: { room: DeskRoom } & Omit<DeskFootProps, 'rooms'>) {
  const waiting = waitingIn(room, figures);
  return (
    <a href={room.href} aria-current={isIn(room, path) ? 'page' : undefined}>
      {room.name}
      {waiting > 0 && (
        <span className="tabular small">
          {waiting}
          <span className="visually-hidden"> {room.means}</span>
        </span>
      )}
    </a>
  );
}
