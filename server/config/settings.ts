import type { Protocol } from '#contract/wire/protocol.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import type { Config } from './config.ts';

/** What the running process settled on at its start: the configuration with its gaps filled. */
export interface Settings extends Config {
  AUTH_SECRET: string;
  VAPID_PUBLIC_KEY: string;
  VAPID_PRIVATE_KEY: string;
  /** Where this process is reached on this machine, once it listens. */
  localUrl: string;
  /** What this server speaks with pages. */
  protocol: Protocol;
}

const holder = processWide<{ settings?: Settings }>('settings', () => ({}));

export function setSettings(settings: Settings): void {
  holder.settings = settings;
}

/** @throws Error before the server has started */
export function settings(): Settings {
  if (!holder.settings) throw new Error('The server has not started.');
  return holder.settings;
}
