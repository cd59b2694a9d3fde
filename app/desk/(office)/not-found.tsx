export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="heading-large">Page not found</h1>
      <p className="lead-text">
        Check the address. If the page is for another role, it isn’t in your navigation; an owner of the shop can change
        your role.
      </p>
      <p>
        <a className="button button--secondary" href="/desk">
          Back to today
        </a>
      </p>
    </div>
  );
}
