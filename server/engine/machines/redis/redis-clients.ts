import { createClient, createCluster, type RedisClientOptions, type RedisClientType } from '@redis/client';

const connectTimeoutMs = 1_000;
/** Soon again while it has just gone, and not all processes at once when it is back. */
const retryMs = (retries: number): number => Math.min(50 * 2 ** retries, 1_000) * (0.75 + Math.random() / 2);

const options: RedisClientOptions = {
  // What is sent later than it was meant is worth nothing here: the database has told it by then.
  disableOfflineQueue: true,
  socket: {
    connectTimeout: connectTimeoutMs,
    reconnectStrategy: retryMs,
    keepAlive: true,
    keepAliveInitialDelay: 5_000,
    // A line that has gone silent is found by nothing else. Processes say every 200 ms that they live.
    socketTimeout: 5_000,
  },
};

/**
 * A client of one Redis or Valkey, or of a cluster where several addresses are given. Not connected yet. Both have the
 * same commands; one with several keys must name keys of one slot.
 */
export function createRedisClient(urls: readonly [string, ...string[]]): RedisClientType {
  if (urls.length === 1) return createClient({ ...options, url: urls[0] });
  const [{ username, password, protocol }] = [new URL(urls[0])];
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    // Nodes that a cluster names by itself come without what signs in to them.
    defaults: {
      ...options,
      ...(password
        ? { username: decodeURIComponent(username) || 'default', password: decodeURIComponent(password) }
        : {}),
      socket: { ...options.socket, ...(protocol === 'rediss:' ? { tls: true as const } : {}) },
    },
  });
  return cluster as unknown as RedisClientType;
}
