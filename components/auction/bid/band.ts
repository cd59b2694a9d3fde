export type Tone = 'plain' | 'leading' | 'outbid' | 'lost' | 'unknown';
/** `at` is said after the words: when the connection was lost, or when the lot opens. */
export type Band = {
  tone: Tone;
  words: string;
  at?: { moment: string; show: 'seconds' | 'day-time' };
  /** Whose bid it was, before the moment. */
  by?: string;
};
