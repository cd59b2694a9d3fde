export default function Page() {
  return <p>The least that a page of Next can be.</p>;
}
