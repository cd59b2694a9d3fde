const newTab = { target: '_blank', rel: 'noreferrer' };

/** Before paying. Its links open beside the form, which stays as it was filled in. */
export const TermsLine = () => (
  <p className="small muted checkout-page__terms">
    By paying you agree to the{' '}
    <a className="text-link" href="/pages/terms" {...newTab}>
      terms<span className="visually-hidden"> (opens in a new tab)</span>
    </a>
    . See{' '}
    <a className="text-link" href="/pages/delivery-and-returns" {...newTab}>
      delivery and returns<span className="visually-hidden"> (opens in a new tab)</span>
    </a>{' '}
    for what you can send back and by when.
  </p>
);
