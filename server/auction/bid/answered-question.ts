import { type Question, wasAsked } from './question-token.ts';

interface Answer {
  /** Of the question; a form from anywhere else has none. */
  token?: string | undefined;
  agree?: string | undefined;
  /** `again`: work out the sum of another amount. */
  do?: string | undefined;
}

/** Says whether to `ask` (again) or only to `agree`. @returns null if this very question was answered with yes */
export function notAnswered(answer: Answer, question: Question): 'ask' | 'agree' | null {
  if (answer.do === 'again' || !answer.token || !wasAsked(question, answer.token, Date.now())) return 'ask';
  return answer.agree === undefined ? 'agree' : null;
}

/** Where a lot's question is asked. @param query the amount as typed, or `buy`; and what was wrong */
export const questionAddress = (slug: string, query: Record<string, string>): string =>
  `/auctions/${slug}/bid?${new URLSearchParams(query)}`;
