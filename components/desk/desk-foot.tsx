'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type DeskRoom, isIn } from './desk-rooms.ts';

interface DeskFootProps {
  rooms: readonly DeskRoom[];
  path: string;
}

/** The bar at the foot of a phone. More opens without JavaScript; with it, closes on the way to another page and on Escape. */
export function DeskFoot({ rooms, path }: DeskFootProps) {
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
  const waiting = others.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <nav className="desk-side__tabs" aria-label="Desk">
      {rooms
        .filter(({ first }) => first)
        .map((room) => (
          <RoomLink key={room.href} room={room} path={path} />
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
            <RoomLink key={room.href} room={room} path={path} />
          ))}
        </div>
      </details>
    </nav>
  );
}

export const RoomLink = ({ room, path }: { room: DeskRoom; path: string }) => (
  <a href={room.href} aria-current={isIn(room, path) ? 'page' : undefined}>
    {room.name}
    {(room.count ?? 0) > 0 && (
      <span className="tabular small">
        {room.count}
        <span className="visually-hidden"> {room.means}</span>
      </span>
    )}
  </a>
);
