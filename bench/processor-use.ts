/** What this program's children use of the processor, by Linux's /proc. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface Processor {
  pid: number;
  parent: number;
  name: string;
  /** Its own and that of children which have ended, in seconds. */
  used: number;
}

let ticksPerSecond = 0;

function readProcess(pid: number): Processor[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It has ended since the folder was listed.
    return [];
  }
  const end = text.lastIndexOf(')');
  // From its state on (proc(5)): parent 1, utime, stime, cutime, cstime 11 to 14.
  const fields = text.slice(end + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [
    { pid, parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, end), used: ticks / ticksPerSecond },
  ];
}

/** Processor seconds used until now by all that this process has started. @throws Error without /proc */
export function readUsed(): { shop: number; database: number } {
  ticksPerSecond ||= Number(execFileSync('getconf', ['CLK_TCK']));
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const used = { shop: 0, database: 0 };
  for (let parents = new Set([process.pid]); parents.size > 0; ) {
    const children = all.filter(({ parent }) => parents.has(parent));
    for (const { name, used: more } of children) {
      // What makes this program's own source run is no part of the shop.
      if (name !== 'esbuild') used[name.startsWith('postgres') ? 'database' : 'shop'] += more;
    }
    parents = new Set(children.map(({ pid }) => pid));
  }
  return used;
}

const lookEveryMs = 5_000;
/** So many looks in a row, for there are pauses between one photograph and the next. */
const quietLooks = 3;

/**
 * Waits until a new shop has done what it does once: its photographs are encoded, its first pages rendered.
 * @param below the share of one core under which it counts as quiet
 * @returns false if it was not quiet after so many seconds, or where there is no /proc to tell
 */
export async function untilQuiet({ below = 0.3, seconds = 600 } = {}): Promise<boolean> {
  if (!existsSync('/proc/self/stat')) return false;
  const end = performance.now() + seconds * 1_000;
  let quiet = 0;
  for (let before = readUsed().shop; performance.now() < end; ) {
    const at = performance.now();
    await sleep(lookEveryMs);
    const now = readUsed().shop;
    const share = (now - before) / ((performance.now() - at) / 1_000);
    before = now;
    quiet = share < below ? quiet + 1 : 0;
    if (quiet === quietLooks) return true;
  }
  return false;
}
