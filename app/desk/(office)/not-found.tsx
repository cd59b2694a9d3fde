export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="h1">Page not found</h1>
      <p className="lead">The address may be mistyped, or the page may be gone.</p>
      <p>
        <a className="btn sec" href="/desk">
          Back to today
        </a>
      </p>
    </div>
  );
}
