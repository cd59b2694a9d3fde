/** The truth table: what happens, who is there, and all that each of them sees and hears of it. */
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { bidCommand } from '../../auction/bid/place-bid-over-socket.ts';
import { aLongLot } from '../bids-taken-back.ts';
import { startTestLiveServer, type TestLiveServer } from '../live-server.ts';
import { refusedCommands } from '../no-commands.ts';
import { type LivePage, openLotPage, type Told } from './live-page.ts';

/** A live server that takes bids, for a test file's pages. */
export function liveShop(): { url(): string } {
  let live: TestLiveServer;
  beforeAll(async () => {
    live = await startTestLiveServer({ commands: { ...refusedCommands, bid: bidCommand } });
  });
  afterAll(async () => {
    await live.stop();
    vi.unstubAllGlobals();
  });
  return { url: () => live.url };
}

/** Ben, Rita and Ada, who only watches, on one lot. */
export async function threeOn(url: string, lot: Parameters<typeof aLongLot>[0]) {
  const id = await aLongLot(lot);
  return { id, pages: await threePages(() => openLotPage(url, id)) };
}

export async function threePages(open: () => Promise<LivePage>) {
  const ben = await open();
  const rita = await open();
  const ada = await open();
  return { ben, rita, ada };
}

type Moment<Who extends string> = [what: string, happens: () => unknown, told: Record<Who, Told>];

/** Goes through the moments. Every page has to have shown its last sentence, and nothing but these. */
export async function expectMoments<Who extends string>(
  pages: Record<Who, LivePage>,
  moments: Moment<Who>[],
): Promise<void> {
  for (const [what, happens, told] of moments) {
    await happens();
    const expected = Object.entries(told) as [Who, Told][];
    for (const [who, { seen, heard }] of expected) {
      await vi.waitFor(() => {
        if (seen.length > 0) expect(pages[who].shows(), `${what}: ${who}`).toBe(seen.at(-1));
        expect(pages[who].hears(), `${what}: ${who}`).toEqual(expect.arrayContaining(heard));
      }, 10_000);
    }
    // What comes late would be seen with the next moment, and be one too many there.
    for (const [who, rest] of expected) expect(pages[who].since(), `${what}: ${who}`).toEqual(rest);
  }
}

/** Forgets what the pages have shown so far, once one of them shows this. */
export async function startFrom(pages: Record<string, LivePage>, who: LivePage, shown: string): Promise<void> {
  await vi.waitFor(() => expect(who.shows()).toBe(shown), 10_000);
  for (const page of Object.values(pages)) page.since();
}

export const nothing: Told = { seen: [], heard: [] };
export const hears = (...heard: string[]): Told => ({ seen: [], heard });
export const payNothing = 'You pay nothing.';
export const anyOffer = 'The lot may be offered to the highest bidder';
