import { existsSync } from 'node:fs';

/** Adds what `.env` sets to this process's environment. A variable that the environment has already keeps its value. */
export function loadEnvFile() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
