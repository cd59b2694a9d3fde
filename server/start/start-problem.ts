import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { BadEnvironment } from '#server/config/config.ts';
import { isAway } from '#server/engine/database/away.ts';
import { DataFolderLocked } from '#server/engine/database/data-folder-lock.ts';
import { DataFolderDamaged } from '#server/engine/database/embedded-postgres.ts';
import { MigrationUnfinished } from '#server/engine/database/migrate.ts';
import { RestoreUnfinished } from '#server/engine/database/unfinished-restore.ts';

/**
 * What keeps the server from starting, in one line that says what to do; null for what only a stack
 * trace can explain.
 */
export function startProblem(error: unknown): string | null {
  if (error instanceof BadEnvironment) return `${error.message}${inEnvFile(error.message)}`;
  if (error instanceof DataFolderLocked || error instanceof DataFolderDamaged) return error.message;
  if (error instanceof MigrationUnfinished || error instanceof RestoreUnfinished) return error.message;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the other program, or start with PORT=${(port ?? 3000) + 1}.`;
  if (code === 'EACCES' && port) return `Port ${port} needs more rights. Start with a PORT above 1023.`;
  if (code === 'ECONNREFUSED' || code === 'P1001' || /Can't reach database server|ECONNREFUSED/.test(message ?? '')) {
    return 'The database at DATABASE_URL does not answer. Start it, or correct DATABASE_URL.';
  }
  if (code === 'P1000' || code === '28P01') return 'The database refused the user or password in DATABASE_URL.';
  if (isAway(error))
    return 'The database went away while the shop was starting. Start it again. It will resume where it stopped.';
  return null;
}

/** A variable that is named here and has its value from `.env` would be looked for in vain where the shop is started. */
function inEnvFile(message: string): string {
  if (!existsSync('.env')) return '';
  const given = parseEnv(readFileSync('.env', 'utf8'));
  const named = [...new Set(message.match(/\b[A-Z][A-Z0-9_]+\b/g))];
  const there = named.filter((name) => given[name] && given[name] === process.env[name]);
  return there.length > 0 ? ` The file .env sets ${there.join(', ')}.` : '';
}
