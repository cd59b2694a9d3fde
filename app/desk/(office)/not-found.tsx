export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="h1">There is nothing at this address</h1>
      <p className="lead">It may have been mistyped, or what was here is gone.</p>
      <p>
        <a className="btn sec" href="/desk">
          Back to today
        </a>
      </p>
    </div>
  );
}
