interface Placed {
  id: string;
  position: number;
}

/** Positions of rows in the order that is wanted: one that stands behind the row before it keeps its own. */
export class Places {
  #before: Placed = { id: '', position: -1 };

  next(row: Placed | undefined): number {
    const { id, position } = this.#before;
    const isBehind = row && (row.position > position || (row.position === position && row.id > id));
    this.#before = { id: row?.id ?? '', position: isBehind ? row.position : position + 1 };
    return this.#before.position;
  }
}
