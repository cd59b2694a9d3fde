export default function NotOfTheirRole() {
  return (
    <div className="stack">
      <h1 className="h1">Your role can’t open this page</h1>
      <p className="lead">
        The navigation shows the pages that you can open. An owner of the shop can change your role.
      </p>
    </div>
  );
}
