import Link from 'next/link';

export default function NotAtTheDesk() {
  return (
    <div className="stack">
      <h1 className="h1">There is nothing at this address</h1>
      <p className="lead">It may have been mistyped, or what was here is gone.</p>
      <p>
        <Link className="btn sec" href="/desk" prefetch={false}>
          Back to today
        </Link>
      </p>
    </div>
  );
}
