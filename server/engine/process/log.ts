import pino, { type Logger } from 'pino';
import { processWide } from './process-wide.ts';

const holder = processWide<{ log: Logger }>('log', () => ({
  log: pino({
    level: process.env.LOG_LEVEL || 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Addresses, names and secrets stay out of the logs whatever is logged.
    redact: [
      'email',
      'password',
      'token',
      '*.email',
      '*.password',
      '*.token',
      'headers.cookie',
      'headers.authorization',
    ],
  }),
}));

export const log = (): Logger => holder.log;
