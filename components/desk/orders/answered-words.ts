import { counted } from '#components/ui/format/count-words.ts';

interface Answered {
  problem: unknown;
}

/** "28 orders packed. 2 couldn’t be packed." */
export function answeredWords(answers: Iterable<Answered>, done: 'packed' | 'sent'): string {
  const all = [...answers];
  const refused = all.filter(({ problem }) => problem !== null).length;
  const first = `${counted(all.length - refused, 'order')} ${done}`;
  return refused === 0 ? `${first}.` : `${first}. ${refused} couldn’t be ${done}.`;
}
