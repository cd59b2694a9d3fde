import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request of Node's server, whole. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
