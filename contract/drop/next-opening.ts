/** A drop that is announced and hasn't opened. */
export interface NextOpening {
  slug: string;
  title: string;
  opensAt: string;
}
