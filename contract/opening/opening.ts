/** Topic `opening`: whether anything can be bought, and when the shop opens if visitors are kept out until then. */
export interface OpeningView {
  open: boolean;
  /** Null: it is open to visitors. */
  opensAt: string | null;
}

declare module '#contract/wire/views.ts' {
  interface ViewData {
    opening: OpeningView;
  }
}
