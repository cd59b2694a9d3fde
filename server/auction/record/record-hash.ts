import { hash, randomBytes } from 'node:crypto';
import { commitmentText, lineText, type RecordLine, type RecordTerms, termsText } from '#domain/auction/record.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

export interface ChainedLine {
  nonce: string | null;
  commitment: string | null;
  hash: string;
}

/** Used once, so that a commitment can't be guessed back to its amount. */
export const newNonce = (): string => randomBytes(16).toString('hex');

export const commitmentTo = (nonce: string, amount: number): string => sha256(commitmentText(nonce, amount));

/** The first line is chained to it. */
export const hashOfTerms = (terms: RecordTerms): string => sha256(termsText(terms));

/** Committed to the secret maximum. */
export function chainBid(previousHash: string, maximum: number, line: Omit<RecordLine, 'commitment'>): ChainedLine {
  const nonce = newNonce();
  const commitment = commitmentTo(nonce, maximum);
  return { nonce, commitment, hash: sha256(lineText(previousHash, { ...line, commitment })) };
}

/** There is nothing secret about it. */
export function chainRetraction(previousHash: string, line: Omit<RecordLine, 'commitment' | 'kind'>): ChainedLine {
  const text = lineText(previousHash, { ...line, kind: 'retraction', commitment: null });
  return { nonce: null, commitment: null, hash: sha256(text) };
}
