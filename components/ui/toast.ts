/** Something that happened to you elsewhere, or a way to undo. Never what the page already shows. */
export interface Toast {
  text: string;
  pulse?: boolean;
  action?: { label: string; href: string } | { label: string; press: () => void };
  /** What may change while the toast is there: whoever knows of it changes the toast by this name. */
  about?: string;
}
