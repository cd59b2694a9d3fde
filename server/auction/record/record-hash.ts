import { hash, randomBytes } from 'node:crypto';
import { commitmentText, lineText, type RecordLine, type RecordTerms, termsText } from '#domain/auction/record.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

export interface ChainedLine {
  nonce: string | null;
  commitment: string | null;
  hash: string;
}

/** A number that is used once, so that a commitment can't be guessed back to its amount. */
export const newNonce = (): string => randomBytes(16).toString('hex');

export const commitmentTo = (nonce: string, amount: number): string => sha256(commitmentText(nonce, amount));

/** What a record's first line is chained to. */
export const hashOfTerms = (terms: RecordTerms): string => sha256(termsText(terms));

/** Chains a line to what is before it, committed to its secret maximum. */
export function chainBid(previousHash: string, maximum: number, line: Omit<RecordLine, 'commitment'>): ChainedLine {
  const nonce = newNonce();
  const commitment = commitmentTo(nonce, maximum);
  return { nonce, commitment, hash: sha256(lineText(previousHash, { ...line, commitment })) };
}

/** Chains a retraction: there is nothing secret about it. */
export function chainRetraction(previousHash: string, line: Omit<RecordLine, 'commitment' | 'kind'>): ChainedLine {
  const text = lineText(previousHash, { ...line, kind: 'retraction', commitment: null });
  return { nonce: null, commitment: null, hash: sha256(text) };
}
