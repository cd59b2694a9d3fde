/** Reads what the live engine needs from the shop's processes, each of somebody's own rooms with a proof of theirs. */
import type { TopicKind } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { Identify } from '#server/live/sockets/identify.ts';
import type { Room } from '#server/live/views/topic-registry.ts';
import type { ViewReader } from '#server/live/views/view-reader.ts';
import { addressHeader } from '#server/network/client-address.ts';
import type { Actor } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import type { Ground } from '#server/session/ground.ts';
import { OutcomeUnknown, type SocketCommand, type SocketCommands } from '#server/socket-command.ts';
import type { Asked, Watcher } from '#server/topic-source.ts';
import { type Credentials, roomsAtOnce } from './calls.ts';
import { actorOfProven } from './proofs.ts';
import { NoShopAnswers, type ShopClient } from './shop-client.ts';

/** The oldest are let go, and their sockets prove themselves again. */
const mostProofs = 200_000;
const groundsAtOnce = 5_000;

interface Known {
  credentials: Credentials;
  proof: string | null;
}

export class RemoteReader implements ViewReader {
  readonly #shop: Pick<ShopClient, 'ask'>;
  /** What is known of whoever opened a socket, for as long as that is open. */
  readonly #known = new WeakMap<Actor, Known>();
  /** By room: of whoever came into it last. */
  readonly #proofs = new Map<string, string>();
  #onRefused: (rooms: readonly string[]) => void = () => {};

  constructor(shop: Pick<ShopClient, 'ask'>) {
    this.#shop = shop;
  }

  /** Called with rooms that may not be read with what their people have proven: what let them in has ended, or it was long ago. */
  onRefused(listener: (rooms: readonly string[]) => void): void {
    this.#onRefused = listener;
  }

  readonly identify: Identify = async (headers, auth) => {
    const token = typeof auth.token === 'string' ? auth.token : undefined;
    const address = String(headers[addressHeader] ?? '');
    const { cookie } = headers;
    const credentials = { address, ...(cookie ? { cookie } : {}), ...(token === undefined ? {} : { token }) };
    const cookies = parseCookies(cookie);
    if (!cookie && token === undefined)
      return this.#remember({ actor: { kind: 'nobody' }, cookies }, { credentials, proof: null });
    const { actor, proof } = await this.#shop.ask('identify', credentials);
    return this.#remember({ actor: actorOfProven(actor), cookies }, { credentials, proof });
  };

  async read(rooms: readonly Room[], changed: boolean): Promise<Map<string, View>> {
    const found = new Map<string, View>();
    for (let from = 0; from < rooms.length; from += roomsAtOnce) {
      const asked = rooms.slice(from, from + roomsAtOnce).map(({ name }) => {
        const proof = this.#proofs.get(name);
        return proof === undefined ? { room: name } : { room: name, proof };
      });
      const { views, refused } = await this.#shop.ask('read', { rooms: asked, changed });
      for (const { room, view } of views) found.set(room, view);
      for (const room of refused) this.#proofs.delete(room);
      if (refused.length > 0) this.#onRefused(refused);
    }
    return found;
  }

  async mayWatch(kind: TopicKind, asked: readonly Asked[]): Promise<(Ground | null)[]> {
    const people = new Map<Watcher, string[]>();
    for (const { watcher, id } of asked) people.set(watcher, [...(people.get(watcher) ?? []), `${kind}:${id}`]);
    const admitted = new Map<Watcher, ReadonlyMap<string, Ground | null>>();
    await Promise.all(
      [...people].map(async ([watcher, rooms]) => {
        const known = this.#known.get(watcher.actor);
        const may = new Map<string, Ground | null>();
        admitted.set(watcher, may);
        for (let from = 0; known && from < rooms.length; from += roomsAtOnce) {
          const some = [...new Set(rooms.slice(from, from + roomsAtOnce))];
          const answer = await this.#shop.ask('admit', { credentials: known.credentials, rooms: some });
          for (const { room, proof, ground } of answer.admitted) {
            may.set(room, ground);
            this.#keep(room, proof);
          }
        }
      }),
    );
    return asked.map(({ watcher, id }) => admitted.get(watcher)?.get(`${kind}:${id}`) ?? null);
  }

  admitted({ name }: Room, { actor }: Watcher): void {
    const proof = this.#known.get(actor)?.proof;
    if (proof) this.#keep(name, proof);
  }

  readonly livingGrounds = async (grounds: readonly Ground[]): Promise<ReadonlySet<Ground>> => {
    const living = new Set<Ground>();
    for (let from = 0; from < grounds.length; from += groundsAtOnce) {
      const answer = await this.#shop.ask('grounds', { asked: grounds.slice(from, from + groundsAtOnce) });
      for (const ground of answer.living) living.add(ground);
    }
    return living;
  };

  /** The same commands, each run by a process of the shop, which looks itself who gives it. */
  commands(commands: SocketCommands): SocketCommands {
    const sent = Object.entries(commands).map(([name, { carries }]) => [
      name,
      {
        carries,
        access() {},
        run: async (actor: Actor, payload: unknown) => {
          const credentials = this.#known.get(actor)?.credentials ?? { address: '' };
          try {
            return (await this.#shop.ask('command', { credentials, name, payload })).reply;
          } catch (error) {
            throw error instanceof NoShopAnswers ? new OutcomeUnknown(error.message, { cause: error }) : error;
          }
        },
      },
    ]);
    return Object.fromEntries(sent) as Record<string, SocketCommand> as unknown as SocketCommands;
  }

  #remember(watcher: Watcher, known: Known): Watcher {
    this.#known.set(watcher.actor, known);
    return watcher;
  }

  #keep(room: string, proof: string): void {
    this.#proofs.delete(room);
    this.#proofs.set(room, proof);
    if (this.#proofs.size <= mostProofs) return;
    const [oldest] = this.#proofs.keys();
    if (oldest !== undefined) this.#proofs.delete(oldest);
  }
}
