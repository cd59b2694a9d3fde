export default function NotYours() {
  return (
    <main className="wrap sec stack">
      <h1 className="h1">This page is for staff</h1>
      <p className="lead">The desk is for people who work in the shop. Your bag and your orders are unchanged.</p>
      <p>
        <a className="btn sec" href="/">
          Back to the shop
        </a>
      </p>
    </main>
  );
}
