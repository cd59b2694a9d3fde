/**
 * Changes a price and asks for the page: is what comes the truth that was acknowledged before the
 * request left? One after the other, and with writers and readers at once.
 */
export interface Changeable {
  /** Sets the price and resolves once that is acknowledged. */
  change(amount: number): Promise<void>;
  /** The price that the page shows. */
  shown(): Promise<number>;
}

export interface Freshness {
  pairs: number;
  stale: number;
}

export async function oneAfterTheOther(pieces: readonly Changeable[], pairs: number, from: number): Promise<Freshness> {
  let stale = 0;
  for (let i = 0; i < pairs; i++) {
    const piece = pieces[i % pieces.length] as Changeable;
    await piece.change(from + i);
    if ((await piece.shown()) !== from + i) stale++;
  }
  return { pairs, stale };
}

/** Four writers, one piece each, and 24 readers: a pair is an answer to a request sent after a change. */
export async function atOnce(pieces: readonly Changeable[], pairs: number, from: number): Promise<Freshness> {
  const acknowledged = pieces.map(() => 0);
  let stale = 0;
  let answered = 0;
  const writers = pieces.map(async (piece, at) => {
    for (let amount = from; answered < pairs; amount++) {
      await piece.change(amount);
      acknowledged[at] = amount;
    }
  });
  const readers = Array.from({ length: 24 }, async (_, reader) => {
    for (let i = reader; answered < pairs; i++) {
      const at = i % pieces.length;
      const known = acknowledged[at] ?? 0;
      const shown = await (pieces[at] as Changeable).shown();
      if (known === 0) continue;
      answered++;
      if (shown < known) stale++;
    }
  });
  await Promise.all([...writers, ...readers]);
  return { pairs: answered, stale };
}
