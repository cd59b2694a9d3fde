/** Topics `on-order`, `on-piece` and `on-lot`: who of the shop's people has its page open, by name. */
export interface Colleagues {
  people: { id: string; name: string }[];
}

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'on-order': Colleagues;
    'on-piece': Colleagues;
    'on-lot': Colleagues;
  }
}
