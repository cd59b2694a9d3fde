type Fate = (request: string) => 'answered' | 'lost' | 'cut';

/** While something runs, the line to a provider's stand-in loses what it is told to lose. */
export async function whileNetwork(standIn: { fate: Fate }, fate: Fate, run: () => Promise<void>): Promise<void> {
  standIn.fate = fate;
  await run().finally(() => {
    standIn.fate = () => 'answered';
  });
}
