'use client';

import { useEffect, useRef, useState } from 'react';
import { announce } from '#components/ui/announce.ts';
import type { DropView } from '#contract/drop/drop.ts';
import type { RoomMoment } from './room-moment.ts';
import { spokenWords } from './room-words.ts';

/** Says what changed, and plays a sound at ten away and at one's turn, if that is wished. */
export function useRoomSignals(moment: RoomMoment, view: DropView) {
  const [sound, setSound] = useState(false);
  const before = useRef<RoomMoment | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = moment;
    const words = spokenWords(moment, last, view);
    if (words) announce(words, moment.kind === 'admitted' ? 'now' : 'page');
    const calls = last?.kind !== moment.kind && (moment.kind === 'near' || moment.kind === 'admitted');
    if (calls && sound) void play(moment.kind === 'admitted' ? 'leading' : 'minute');
  });
  const turn = (on: boolean) => {
    setSound(on);
    // Played at once: it shows that it can be heard, and a browser allows it only after a press.
    if (on) void play('minute');
  };
  return { sound, turn };
}

async function play(tones: 'leading' | 'minute') {
  const { playTones } = await import('#components/auction/alerts/play-alert.ts');
  playTones(tones);
}
