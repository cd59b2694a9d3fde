/** Topic `opening`: whether anything can be bought. */
export interface OpeningView {
  open: boolean;
}
