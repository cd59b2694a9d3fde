/** A page in the simulation: the real connection and store. What it may never be shown is checked as it is shown. */

import { Connection } from '#components/live/connection/connection.ts';
import { createLiveStore } from '#components/live/live-store.ts';
import { liveTopics } from '#components/site/live-topics.ts';
import type { View } from '#contract/wire/views.ts';
import { ClientSocket, type LiveDoor } from './line.ts';
import type { Told } from './shop.ts';
import { anOwner, type Time } from './time.ts';

export interface Person {
  personId: string;
  sessionId: string;
}

export class Page {
  readonly owner = anOwner();
  readonly store = createLiveStore();
  readonly socket: ClientSocket;
  readonly #connection: Connection;
  readonly #time: Time;
  readonly #watched = new Map<string, () => void>();
  person: Person | null;

  constructor(
    time: Time,
    {
      findShop,
      person,
      violated,
    }: { findShop: () => LiveDoor | null; person: Person | null; violated: (what: string) => void },
  ) {
    this.#time = time;
    this.person = person;
    this.socket = new ClientSocket(time, this.owner, findShop);
    this.socket.cookie = person?.sessionId ?? '';
    this.store.subscribe(({ views }, before) => {
      for (const [topic, view] of Object.entries(views))
        if (before.views[topic] !== view) this.#check(view, before.views[topic], violated);
    });
    this.#connection = time.as(
      this.owner,
      () =>
        new Connection(this.store, { topics: liveTopics, openSocket: async () => this.socket.connect().asPageSocket }),
    );
    void time.as(this.owner, () => this.#connection.open());
  }

  get topics(): string[] {
    return [...this.#watched.keys()];
  }

  watch(topic: string): void {
    if (this.#watched.has(topic)) return;
    this.#watched.set(
      topic,
      this.#time.as(this.owner, () => this.#connection.watch(topic)),
    );
  }

  unwatch(topic: string): void {
    const stop = this.#watched.get(topic);
    this.#watched.delete(topic);
    if (stop) this.#time.as(this.owner, stop);
  }

  /** Asks until it is told; each try under the same key. */
  bid(auctionId: string, key: string, told: () => void): void {
    const attempt = () =>
      void this.#connection.commands.send('bid', { auctionId, maxAmount: 100, key } as never).then(
        (reply) => (reply.ok ? told() : this.#time.after(300, this.owner, attempt)),
        () => void this.#time.after(300, this.owner, attempt),
      );
    this.#time.after(0, this.owner, attempt);
  }

  /** Signs in or out, as a page does: it comes back as who it is now. */
  become(person: Person | null): void {
    this.person = person;
    this.socket.cookie = person?.sessionId ?? '';
    this.#time.as(this.owner, () => this.#connection.reconnect());
  }

  close(): void {
    this.#time.as(this.owner, () => this.#connection.close());
    this.owner.alive = false;
  }

  /** @param version at least that of a room's newest view @returns why it does not show what is true, if so */
  differsFrom(version: (room: string) => number, count: (room: string) => number): string | null {
    const { views, connection } = this.store.getState();
    if (connection.status !== 'live') return `it is ${connection.status}`;
    for (const topic of this.topics) {
      const isOwn = topic === 'me' || topic.startsWith('order:');
      const room = topic === 'me' ? `me:${this.person?.personId}` : topic;
      const view = views[topic];
      const isMine = topic === 'me' ? this.person !== null : this.isOwner(topic);
      if (isOwn && !isMine) continue;
      const shown = (view?.data as Told | undefined)?.count;
      if (!view || shown !== count(room) || view.version < version(room))
        return `${topic} is ${view ? `${shown} (version ${view.version})` : 'missing'}, not ${count(room)} (version ${version(room)})`;
    }
    return null;
  }

  isOwner(topic: string): boolean {
    return this.person !== null && topic.startsWith(`order:${this.person.personId.replace('person-', '')}-`);
  }

  #check(view: View, before: View | undefined, violated: (what: string) => void): void {
    const { count, of } = view.data as unknown as Told;
    if (before && before.version > view.version)
      violated(`I3: ${view.topic} went back from ${before.version} to ${view.version}`);
    if (before && (before.data as unknown as Told).count > count) violated(`I3: ${view.topic} went back to ${count}`);
    if (of !== null && of !== this.person?.personId)
      violated(`I7: ${this.person?.personId ?? 'nobody'} is shown ${view.topic} of ${of}`);
  }
}
