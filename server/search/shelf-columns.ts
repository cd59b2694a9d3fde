import { CodeSets, Codes } from './shelf-codes.ts';
import { noSize, type ShelfRow, sizeOf } from './shelf-row.ts';

/** After so many pieces comes a lot, where pieces stand in the house's order. */
const piecesBetweenLots = 6;

function longer<A extends { set(from: A): void }>(Kind: new (length: number) => A, from: A, length: number): A {
  const column = new Kind(length);
  column.set(from);
  return column;
}

/** Everything that can be found, a column for each thing that is asked of it: some fifty bytes a row. */
export class ShelfColumns {
  readonly makers = new Codes();
  readonly forms = new Codes();
  readonly materials = new Codes();
  readonly collections = new Codes();
  readonly materialSets = new CodeSets();
  readonly collectionSets = new CodeSets();
  readonly ids: string[] = [];
  number = new Int32Array(0);
  listed = new Uint8Array(0);
  availability = new Uint8Array(0);
  size = new Uint8Array(0);
  maker = new Uint32Array(0);
  form = new Uint32Array(0);
  materialSet = new Uint32Array(0);
  collectionSet = new Uint32Array(0);
  amount = new Int32Array(0);
  available = new Int32Array(0);
  createdAt = new Float64Array(0);
  endsAt = new Float64Array(0);
  position = new Float64Array(0);
  /** The order among equal positions. */
  tie = new Float64Array(0);
  /** By a piece's number, its slot and one; 0 for none. */
  #slotOfPiece = new Int32Array(0);
  readonly #slotOfLot = new Map<number, number>();
  #lotsPlaced = true;

  get length(): number {
    return this.ids.length;
  }

  slotOf(number: number): number | undefined {
    if (number < 0) return this.#slotOfLot.get(number);
    const slot = this.#slotOfPiece[number];
    return slot ? slot - 1 : undefined;
  }

  /** Takes what these rows are now. */
  put(rows: readonly ShelfRow[]): void {
    for (const row of rows) this.#putOne(row);
  }

  /** These are no longer there. */
  remove(numbers: Iterable<number>): void {
    for (const number of numbers) {
      const slot = this.slotOf(number);
      if (slot === undefined) continue;
      this.listed[slot] = 0;
      this.#lotsPlaced = false;
    }
  }

  get lotNumbers(): number[] {
    return [...this.#slotOfLot.keys()];
  }

  /** Gives each lot its place among the pieces, the one that ends next first. Cheap if nothing has moved. */
  placeLots(): void {
    if (this.#lotsPlaced) return;
    this.#lotsPlaced = true;
    const [pieces, lots]: [number[], number[]] = [[], []];
    for (let slot = 0; slot < this.length; slot++) {
      if (this.listed[slot] === 1) ((this.number[slot] as number) < 0 ? lots : pieces).push(slot);
    }
    const at = (column: Float64Array, slot: number | undefined) => (slot === undefined ? 0 : (column[slot] as number));
    lots.sort((one, other) => at(this.endsAt, one) - at(this.endsAt, other) || one - other);
    if (lots.length > 0) {
      pieces.sort(
        (one, other) => at(this.position, one) - at(this.position, other) || at(this.tie, one) - at(this.tie, other),
      );
    }
    const last = pieces.at(-1);
    for (const [place, lot] of lots.entries()) {
      const before = pieces[(place + 1) * piecesBetweenLots - 1];
      const behind = before ?? last;
      this.position[lot] = at(this.position, behind);
      // Those for whom no piece is left stand behind the last one, in their order.
      this.tie[lot] = at(this.tie, behind) + (before === undefined ? 0.5 + place / (2 * lots.length) : 0.25);
    }
  }

  #putOne(row: ShelfRow): void {
    const slot = this.slotOf(row.number) ?? this.#newSlot(row);
    const isLot = row.number < 0;
    this.#lotsPlaced &&=
      this.listed[slot] === Number(row.listed) &&
      (isLot || this.position[slot] === row.position) &&
      (!isLot || this.endsAt[slot] === row.endsAt);
    this.listed[slot] = Number(row.listed);
    this.availability[slot] = row.availability;
    this.size[slot] = sizeOf(row.heightMm);
    this.maker[slot] = this.makers.add(row.maker);
    this.form[slot] = this.forms.add(row.form);
    this.materialSet[slot] = this.materialSets.add(row.materials.map((name) => this.materials.add(name)));
    this.collectionSet[slot] = this.collectionSets.add(row.collections.map((slug) => this.collections.add(slug)));
    this.amount[slot] = row.amount;
    this.available[slot] = row.available;
    this.createdAt[slot] = row.createdAt;
    this.endsAt[slot] = row.endsAt ?? Number.POSITIVE_INFINITY;
    if (isLot) return;
    this.position[slot] = row.position;
    this.tie[slot] = row.number;
  }

  #newSlot(row: ShelfRow): number {
    const slot = this.ids.push(row.id) - 1;
    if (slot >= this.number.length) this.#grow(Math.max(64, slot * 2));
    this.number[slot] = row.number;
    this.size[slot] = noSize;
    this.#keepSlot(row.number, slot);
    this.#lotsPlaced = false;
    return slot;
  }

  #keepSlot(number: number, slot: number): void {
    if (number < 0) {
      this.#slotOfLot.set(number, slot);
      return;
    }
    if (number >= this.#slotOfPiece.length) this.#slotOfPiece = longer(Int32Array, this.#slotOfPiece, number * 2 + 64);
    this.#slotOfPiece[number] = slot + 1;
  }

  #grow(length: number): void {
    this.number = longer(Int32Array, this.number, length);
    this.listed = longer(Uint8Array, this.listed, length);
    this.availability = longer(Uint8Array, this.availability, length);
    this.size = longer(Uint8Array, this.size, length);
    this.maker = longer(Uint32Array, this.maker, length);
    this.form = longer(Uint32Array, this.form, length);
    this.materialSet = longer(Uint32Array, this.materialSet, length);
    this.collectionSet = longer(Uint32Array, this.collectionSet, length);
    this.amount = longer(Int32Array, this.amount, length);
    this.available = longer(Int32Array, this.available, length);
    this.createdAt = longer(Float64Array, this.createdAt, length);
    this.endsAt = longer(Float64Array, this.endsAt, length);
    this.position = longer(Float64Array, this.position, length);
    this.tie = longer(Float64Array, this.tie, length);
  }
}
