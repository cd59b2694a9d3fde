const longestWaitMs = 8_000;

/** What the framework's loader throws where a script of the build didn't come. */
export const isLostScript = (error: unknown): boolean => error instanceof Error && error.name === 'ChunkLoadError';

/**
 * Loads a part of the page. Where its scripts don't come, as without a connection, they are asked for again after 1, 2, 4 and then each 8 s.
 * @param load a dynamic import
 * @throws what the part itself throws
 */
export const untilLoaded = <Part>(load: () => Promise<Part>, waitMs = 1_000): Promise<Part> =>
  load().catch((error: unknown) => {
    if (!isLostScript(error)) throw error;
    return new Promise((resolve) =>
      setTimeout(() => resolve(untilLoaded(load, Math.min(2 * waitMs, longestWaitMs))), waitMs),
    );
  });
