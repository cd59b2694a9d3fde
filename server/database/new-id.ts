import { randomUUID } from 'node:crypto';

/**
 * A row's id for SQL of our own, as the client makes them (RFC 9562, version 7: by time, so that new rows
 * are neighbours in every index). The database's own function takes far longer to think of one.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
