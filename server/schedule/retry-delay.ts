export interface RetryPace {
  firstSeconds: number;
  longestSeconds: number;
}

/** In seconds: twice as long after each failure, up to the longest. */
export const retryDelay = ({ firstSeconds, longestSeconds }: RetryPace, attempts: number): number =>
  Math.min(firstSeconds * 2 ** (attempts - 1), longestSeconds);
