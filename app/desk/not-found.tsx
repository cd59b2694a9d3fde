export default function NotYours() {
  return (
    <main className="container page-section stack">
      <h1 className="heading-large">This page is for staff</h1>
      <p className="lead-text">The desk is for people who work in the shop. Your bag and your orders are unchanged.</p>
      <p>
        <a className="button button--secondary" href="/">
          Back to the shop
        </a>
      </p>
    </main>
  );
}
