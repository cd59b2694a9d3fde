export interface RetryPace {
  firstSeconds: number;
  longestSeconds: number;
}

/** How long to wait after so many failed attempts: twice as long each time, up to the longest. In seconds. */
export const retryDelay = ({ firstSeconds, longestSeconds }: RetryPace, attempts: number): number =>
  Math.min(firstSeconds * 2 ** (attempts - 1), longestSeconds);
