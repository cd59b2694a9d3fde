/**
 * The lock is linked into place, so never seen half written, and names its process exactly: an id is soon another's.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Another process has this data folder open. PGlite allows one process only. */
export class DataFolderLocked extends Error {
  /** Where that process's database is reached, if it has told. */
  readonly databaseUrl: string | undefined;

  constructor(folder: string, { pid, host, databaseUrl }: Pick<Holder, 'pid' | 'host' | 'databaseUrl'>) {
    const where = host && host !== hostname() ? ` on ${host}` : '';
    super(
      `The data folder ${folder} is in use by process ${pid}${where}. Stop that process, or set DATA_DIR to another folder.`,
    );
    this.databaseUrl = databaseUrl;
  }
}

interface Holder {
  id: string;
  pid: number;
  /** When that process began: its number may be another's by now. Null where that can't be told. */
  startedAt: string | null;
  host: string;
  /** Written by an older version: its number is all that it says. */
  old?: true;
  /** Where its number means something: this start of this machine, or this container. */
  place: string;
  databaseUrl?: string;
}

const beatMs = 1_000;
/** A process elsewhere is known by its beat alone. */
const silentMs = 10_000;

/** Tells whoever finds the folder locked where its database is reached. For the lock's holder. */
export async function tellDatabaseUrl(folder: string, databaseUrl: string): Promise<void> {
  const file = join(folder, 'lock');
  const mine = await readHolder(file);
  if (mine?.pid !== process.pid) return;
  const draft = join(folder, `lock.${mine.id}`);
  await writeFile(draft, JSON.stringify({ ...mine, databaseUrl }), { mode: 0o600 });
  await rename(draft, file);
}

/** Takes the folder, creating it if absent. @returns a function that gives it back @throws DataFolderLocked */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'lock');
  const mine = await aHolder(process.pid);
  const draft = join(folder, `lock.${mine.id}`);
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!(await linked(draft, file))) {
      const holder = await readHolder(file);
      if (!holder) continue;
      if (await isHeld(file, holder)) throw new DataFolderLocked(folder, holder);
      await removeStale(folder, { file, draft, stale: holder });
    }
  } finally {
    await rm(draft, { force: true });
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), beatMs);
  beat.unref();
  return async () => {
    clearInterval(beat);
    if ((await readHolder(file))?.id === mine.id) await rm(file, { force: true });
  };
}

/** One at a time removes a lock that nobody holds: the next to come finds whose it is then. */
async function removeStale(
  folder: string,
  { file, draft, stale }: { file: string; draft: string; stale: Holder },
): Promise<void> {
  const turn = join(folder, 'lock.turn');
  if (!(await linked(draft, turn))) {
    const other = await readHolder(turn);
    // The process that had the turn has died.
    if (other && !(await isHeld(turn, other))) await rm(turn, { force: true });
    else await wait(5);
    return;
  }
  try {
    if ((await readHolder(file))?.id === stale.id) await rename(file, `${draft}.stale`);
    await rm(`${draft}.stale`, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}

/** @returns whether it wasn't there yet */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns null if there is none now; one that nobody can be for what isn't ours to read */
async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const held: unknown = JSON.parse(text);
    if (typeof held === 'object' && held !== null && 'id' in held) return held as Holder;
  } catch {
    // Of an older version, or cut off.
  }
  const pid = Number.parseInt(text, 10) || 0;
  return { ...(await aHolder(pid)), id: text, startedAt: null, old: true };
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.place === (await placeHere())) {
    if (!isAlive(holder.pid)) return false;
    if (holder.old) return true;
    const startedAt = await startOf(holder.pid);
    if (holder.startedAt !== null && startedAt !== null) return holder.startedAt === startedAt;
    if (holder.pid === process.pid) return false;
  }
  const before = await beatOf(file);
  for (let waited = 0; waited < silentMs; waited += beatMs / 4) {
    await wait(beatMs / 4);
    if ((await beatOf(file)) !== before) return true;
  }
  return false;
}

const beatOf = async (file: string): Promise<number | null> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );

async function aHolder(pid: number): Promise<Holder> {
  return { id: randomUUID(), pid, startedAt: await startOf(pid), host: hostname(), place: await placeHere() };
}

async function placeHere(): Promise<string> {
  const nothing = () => '';
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(nothing);
  const processes = await readlink('/proc/self/ns/pid').catch(nothing);
  return [hostname(), boot.trim(), processes].join(' ');
}

async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the name, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    const asked = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null);
    return asked?.stdout.trim() || null;
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
