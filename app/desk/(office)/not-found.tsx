export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="h1">Page not found</h1>
      <p className="lead">
        Check the address. If the page is for another role, it isn’t in your navigation; an owner of the shop can change
        your role.
      </p>
      <p>
        <a className="btn sec" href="/desk">
          Back to today
        </a>
      </p>
    </div>
  );
}
