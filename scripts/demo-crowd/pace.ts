/** Waits between `from` and `to` seconds: people aren't clockwork. */
export const aWhile = (from: number, to: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, (from + Math.random() * (to - from)) * 1000));

export const oneOf = <T>(items: readonly T[]): T | undefined => items[Math.floor(Math.random() * items.length)];

/** Does `turn` for ever. A shop that is restarting is waited for. */
export async function forEver(turn: () => Promise<void>): Promise<never> {
  for (;;) {
    try {
      await turn();
    } catch {
      await aWhile(3, 6);
    }
  }
}
