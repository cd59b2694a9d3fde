/** The first stop of the keyboard: past the header. */
export const SkipLink = () => (
  <a className="skip" href="#main">
    Skip to the page
  </a>
);
