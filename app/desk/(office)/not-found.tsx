export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="h1">Page not found</h1>
      <p className="lead">Check the address, or the page may have moved.</p>
      <p>
        <a className="btn sec" href="/desk">
          Back to today
        </a>
      </p>
    </div>
  );
}
