/** A drawing's own units: its size, and the edges that are kept free for words. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
