import type { ProblemCode } from '#contract/wire/problem.ts';
import type { TopicKind, View } from '#contract/wire/views.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Ground, Watcher } from '#server/engine/live/people.ts';
import type { AnyTopicSource, Asked, TopicSource } from '#server/engine/live/topic-source.ts';

/** A topic as a room and as the `change` table name it: `me` has become `me:<person id>`. */
export interface Room {
  name: string;
  topic: string;
  kind: TopicKind;
  id: string;
}

/** It shows one person what is theirs: their name for it isn't the room's. */
export const isPersonal = ({ name, topic }: Pick<Room, 'name' | 'topic'>): boolean => name !== topic;

/** What asking for a topic comes to: a room, no, or a room if the database says so. */
export type Found = { room: Room; mustAsk: boolean } | { denied: ProblemCode };

const plainId = /^[A-Za-z0-9_-]{1,100}$/;

export class TopicRegistry {
  readonly #sources = new Map<TopicKind, TopicSource>();

  constructor(sources: readonly AnyTopicSource[]) {
    for (const source of sources) {
      // The later one would take the place of the other, with who may watch it.
      if (this.#sources.has(source.kind)) throw new Error(`Two sources for the topic ${source.kind}.`);
      this.#sources.set(source.kind, source as unknown as TopicSource);
    }
  }

  /** Whether the view only tells those who saw more that there is nothing more to see. */
  isGone({ topic, data }: View): boolean {
    const colon = topic.indexOf(':');
    return this.#sources.get(topic.slice(0, colon) as TopicKind)?.isGone?.(data) ?? false;
  }

  /** Whether the publisher counts up the version of such topics. */
  isCounted(kind: TopicKind): boolean {
    return this.#sources.get(kind)?.counted ?? false;
  }

  /** Whether such views may travel between processes. */
  isShared(kind: TopicKind): boolean {
    return this.#sources.get(kind)?.shared ?? false;
  }

  /** How the view of such topics is made of who watches them; null: it isn't. */
  presentIn(kind: TopicKind): NonNullable<TopicSource['present']> | null {
    return this.#sources.get(kind)?.present ?? null;
  }

  /** The room that a row of `change` names, or null for a name that no source knows. */
  roomOfChange(name: string): Room | null {
    const colon = name.indexOf(':');
    const kind = (colon < 0 ? name : name.slice(0, colon)) as TopicKind;
    const id = colon < 0 ? '' : name.slice(colon + 1);
    const source = this.#sources.get(kind);
    if (!source) return null;
    return { name, kind, id, topic: source.resolve ? kind : name };
  }

  /** The kinds that show something of many topics, each with how often it is read again at most. */
  get gathering(): { kind: TopicKind; topics: readonly string[]; everyMs: number }[] {
    return [...this.#sources.values()].flatMap(({ kind, after }) => (after ? [{ kind, ...after }] : []));
  }

  /** Whether the room is of such a kind. */
  isGathering(room: string): boolean {
    return this.#sources.get(room.slice(0, room.indexOf(':')) as TopicKind)?.after !== undefined;
  }

  /** What shows these topics too, and has changed with them. */
  wholesOf(names: readonly string[]): string[] {
    return names.flatMap((name) => {
      const colon = name.indexOf(':');
      const whole = this.#sources.get(name.slice(0, colon) as TopicKind)?.partOf;
      return whole ? [`${whole}${name.slice(colon)}`] : [];
    });
  }

  /** @returns null for what names no topic */
  #parse(topic: string): { source: TopicSource; id: string } | null {
    const [kind = ''] = topic.split(':', 1);
    const source = this.#sources.get(kind as TopicKind);
    if (!source) return null;
    const { ids = plainId } = source;
    if (ids === null) return topic === kind ? { source, id: '' } : null;
    const id = topic.slice(kind.length + 1);
    return ids.test(id) ? { source, id } : null;
  }

  /** The room that `topic` means to this watcher, if they may watch it. */
  roomFor(topic: string, watcher: Watcher): Found {
    const named = this.#parse(topic);
    if (!named) return { denied: 'not_found' };
    const { source } = named;
    const { kind } = source;
    const id = source.resolve ? source.resolve(watcher) : named.id;
    if (id === null) return { denied: 'signed_out' };
    const denied = source.allow(watcher, id);
    if (denied && denied !== 'ask') return { denied };
    const name = id ? `${kind}:${id}` : kind;
    // One text where they are the same: each of a crowd's sockets keeps both.
    const room = { name: name === topic ? topic : name, kind, id, topic };
    return { room, mustAsk: denied === 'ask' };
  }

  /** What lets each of these watch: one statement for all. A kind that can't be asked about is nobody's. */
  async mayWatch(db: Tx, kind: TopicKind, asked: readonly Asked[]): Promise<(Ground | null)[]> {
    return (await this.#sources.get(kind)?.mayWatch?.(db, asked)) ?? asked.map(() => null);
  }

  /** The newest views of these rooms, one read per kind. What is a person's own is read last: it is never older than what it is about. */
  async read(db: Tx, rooms: readonly Room[]): Promise<Map<string, View>> {
    const byKind = new Map<TopicKind, Room[]>();
    for (const room of [...rooms].sort((a, b) => Number(isPersonal(a)) - Number(isPersonal(b)))) {
      byKind.set(room.kind, [...(byKind.get(room.kind) ?? []), room]);
    }
    const views = new Map<string, View>();
    for (const [kind, group] of byKind) {
      const found = await this.#sources.get(kind)?.read(
        db,
        group.map((room) => room.id),
      );
      for (const room of group) {
        const versioned = found?.get(room.id);
        if (versioned) views.set(room.name, { topic: room.topic, ...versioned });
      }
    }
    return views;
  }
}
