export const SkipLink = () => (
  <a className="skip" href="#main">
    Skip to the page
  </a>
);
