'use client';

import { useEffect } from 'react';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import { useToast, useToastChange } from '#components/ui/toasts.tsx';
import type { Leaving } from '../ui/leave.ts';

const about = 'no connection';
const followed = { offline: 'You’re offline', unreachable: 'The shop can’t be reached' } as const;
const linkWords = (why: string) =>
  `${why}. That page needs a connection, so this one stays. Try again once you’re back.`;
const formWords = (why: string) =>
  `${why}. This needs a connection: nothing was sent, and what you typed is still here. Try again once you’re back.`;

/** So long an answer is waited for where the live connection is lost, though the device has a network. */
const answerMs = 4_000;

/** Without a connection a link or a form would end at the browser's own error page: this page stays, and says so. */
export function StayOffline() {
  const { store } = useLive();
  const toast = useToast();
  const change = useToastChange();
  const status = useLiveState(({ connection }) => connection.status);
  useEffect(() => {
    if (status === 'live') change(about, null);
  }, [status, change]);

  useEffect(() => {
    const sure = () => {
      const { status: now } = store.getState().connection;
      return navigator.onLine && now !== 'reconnecting' && now !== 'offline';
    };
    const passing = new WeakSet<Event | HTMLFormElement>();
    /** Goes on at once, after the shop has answered, or not at all. */
    const ask = async (words: (why: string) => string, go: () => void) => {
      if (!navigator.onLine) return toast({ text: words(followed.offline), about });
      try {
        await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(answerMs) });
      } catch {
        return toast({ text: words(followed.unreachable), about });
      }
      go();
    };
    const onLeave = (event: Event) => {
      if (sure()) return;
      event.preventDefault();
      void ask(linkWords, (event as Leaving).detail);
    };
    /** Links that the router doesn't follow. */
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a');
      if (event.defaultPrevented || sure() || !link || !leavesThisTab(event, link)) return;
      event.preventDefault();
      void ask(linkWords, () => location.assign(link.href));
    };
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (passing.delete(form) || event.defaultPrevented || sure() || form.method === 'dialog') return;
      event.preventDefault();
      void ask(formWords, () => {
        passing.add(form);
        form.requestSubmit(event.submitter);
      });
    };
    document.addEventListener('leave', onLeave);
    document.addEventListener('click', onClick);
    document.addEventListener('submit', onSubmit);
    return () => {
      document.removeEventListener('leave', onLeave);
      document.removeEventListener('click', onClick);
      document.removeEventListener('submit', onSubmit);
    };
  }, [store, toast]);
  return null;
}

function leavesThisTab(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (!/^https?:$/.test(link.protocol) || !link.hasAttribute('href') || (link.target && link.target !== '_self'))
    return false;
  const here = link.origin === location.origin && link.pathname === location.pathname;
  return !(here && link.search === location.search && link.hash !== '');
}
