import { resolve } from 'node:path';
import { BackupProblem } from '#server/backup/backup-problem.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { keepFilesPrivate } from '#server/config/private-folder.ts';
import { startProblem } from '#server/start/start-problem.ts';
import { loadEnvFile } from './load-env-file.mjs';

/**
 * Runs a command of an operator in the shop's environment. Says what it did, or in a sentence why it could not.
 * @param name as npm knows it
 */
export async function operatorCommand(
  name: string,
  work: (path: string, config: Config) => Promise<readonly string[]>,
): Promise<void> {
  loadEnvFile();
  keepFilesPrivate();
  const [path, ...more] = process.argv.slice(2);
  try {
    if (!path || more.length > 0) throw new BackupProblem(`Name one file: npm run ${name} -- FILE`);
    for (const line of await work(resolve(path), readConfig())) process.stdout.write(`${line}\n`);
  } catch (error) {
    const line = error instanceof BackupProblem ? error.message : startProblem(error);
    process.stderr.write(`${line ?? (error instanceof Error ? error.stack : String(error))}\n`);
    process.exitCode = 1;
  }
}

/** A file's size in words. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
