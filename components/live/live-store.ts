import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProblemCode } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { applyView, type Views } from './view/apply-view.ts';

/** How the page stands with the server. `since`: when it was last heard, for "showing last known". */
export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'live'; beats: number }
  | { status: 'reconnecting'; since: number }
  | { status: 'offline'; since: number }
  /** Connected to a server of another version, which shows some of this in a form that the page can't read. */
  | { status: 'outdated'; since: number };

export interface LiveState {
  views: Views;
  denied: Readonly<Record<string, ProblemCode>>;
  connection: ConnectionState;
  /** The version of the protocol that the server speaks; null before the first connection. */
  serverProtocol: number | null;
  /** The page was made of another history than the server tells now: what it came with counts no more. */
  anew: boolean;
  /** Add this to `Date.now()` for the server's time, in milliseconds. Null until the server has told it. */
  clockOffset: number | null;
  /** What an earlier page was not answered is being sent again: what is shown may lack it. */
  catchingUp: boolean;

  apply(views: readonly View[]): void;
  /** Another history: any version is newer than what is held, which shows until one comes. */
  beginAnew(): void;
  /** Forgets topics that meant another person, after signing in or out. */
  forget(which: (topic: string) => boolean): void;
  setDenied(denied: readonly { topic: string; code: ProblemCode }[], asked: readonly string[]): void;
  setConnection(connection: ConnectionState): void;
  setClockOffset(offset: number): void;
  /** A message came. */
  beat(): void;
}

export type LiveStore = StoreApi<LiveState>;

/** The server's time in milliseconds, as far as the page knows it. */
export const serverTime = ({ clockOffset }: LiveState): number => Date.now() + (clockOffset ?? 0);

export function createLiveStore(): LiveStore {
  return createStore<LiveState>()((set) => ({
    views: {},
    denied: {},
    connection: { status: 'connecting' },
    serverProtocol: null,
    anew: false,
    clockOffset: null,
    catchingUp: false,
    apply: (views) =>
      set((state) => {
        const next = views.reduce(applyView, state.views);
        return next === state.views ? state : { views: next };
      }),
    beginAnew: () =>
      set(({ views }) => ({
        anew: true,
        views: Object.fromEntries(Object.entries(views).map(([topic, view]) => [topic, { ...view, version: 0 }])),
      })),
    forget: (which) =>
      set((state) => ({
        views: Object.fromEntries(Object.entries(state.views).filter(([topic]) => !which(topic))),
      })),
    setDenied: (denied, asked) =>
      set((state) => {
        const kept = Object.entries(state.denied).filter(([topic]) => !asked.includes(topic));
        return { denied: Object.fromEntries([...kept, ...denied.map(({ topic, code }) => [topic, code] as const)]) };
      }),
    setConnection: (connection) => set({ connection }),
    setClockOffset: (clockOffset) => set({ clockOffset }),
    beat: () =>
      set(({ connection }) => ({
        connection: connection.status === 'live' ? { status: 'live', beats: connection.beats + 1 } : connection,
      })),
  }));
}
