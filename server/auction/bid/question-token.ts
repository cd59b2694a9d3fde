import { createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '#server/config/settings.ts';

export interface Question {
  personId: string;
  auctionId: string;
  what: 'bid' | 'purchase';
  /** The amount that the question names, in minor units. */
  amount: number;
  /** Of the bid that a yes would be. */
  key: string;
}

/** The price has moved on by then anyway. */
const answerWithinMs = 60 * 60_000;

const signatureOf = ({ personId, auctionId, what, amount, key }: Question, until: number): string =>
  createHmac('sha256', settings().AUTH_SECRET)
    .update('bid-question:')
    .update(JSON.stringify([personId, auctionId, what, amount, key, until]))
    .digest('base64url');

/** Proves that this person was asked this. Only the page that asks has it, so no other form can bind anybody. */
export function questionToken(question: Question, now: number): string {
  const until = now + answerWithinMs;
  return `${until}.${signatureOf(question, until)}`;
}

export function wasAsked(question: Question, token: string, now: number): boolean {
  const [until = '', signature = ''] = token.split('.');
  if (!/^\d{1,15}$/.test(until) || Number(until) < now) return false;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(question, Number(until)))];
  return given.length === right.length && timingSafeEqual(given, right);
}
