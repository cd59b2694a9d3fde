export default function NotYours() {
  return (
    <main className="wrap sec stack">
      <h1 className="h1">There is nothing here for you</h1>
      <p className="lead">The desk is for the shop’s own people. Your bag and your orders are where you left them.</p>
      <p>
        <a className="btn sec" href="/">
          Back to the shop
        </a>
      </p>
    </main>
  );
}
