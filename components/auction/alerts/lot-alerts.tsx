'use client';

import { useEffect, useRef } from 'react';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import type { Phase } from '#components/auction/bid/situation.ts';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { alertSettings } from './alert-settings-store.ts';
import { type AlertMoment, alertBetween } from './alerts.ts';
import { playTones, vibrate } from './play-alert.ts';

export function LotAlerts({ view, own, phase }: { view: AuctionView; own: OwnState; phase: Phase }) {
  const now = useServerNow();
  const leftMs = now === null ? null : Date.parse(view.endsAt) - now;
  const before = useRef<AlertMoment | null>(null);
  useEffect(() => {
    const moment = { own, phase, leftMs };
    const alert = before.current && alertBetween(before.current, moment);
    before.current = moment;
    const { sound, vibration, mutedLots } = alertSettings();
    if (!alert || mutedLots.includes(view.id)) return;
    if (sound) playTones(alert);
    if (vibration) vibrate(alert);
  }, [own, phase, leftMs, view.id]);
  return null;
}
