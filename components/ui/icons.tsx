/** Drawn signs. They say nothing to a screen reader: the words beside them do. */
export const SearchIcon = () => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="8.5" cy="8.5" r="5.5" />
    <path d="M13 13l4.5 4.5" />
  </svg>
);
export const MenuIcon = () => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M2 6h16M2 14h16" />
  </svg>
);
export const CloseIcon = () => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M4.5 4.5l11 11M15.5 4.5l-11 11" />
  </svg>
);
export const TickIcon = () => (
  <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </svg>
);
export const WarningIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
    <path d="M10 2.5L18.5 17h-17z" />
    <path d="M10 8v4.5M10 14.4v.4" />
  </svg>
);
