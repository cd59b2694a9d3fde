/** The shop's own words on its front page; as its heading where they stand first. */
export function FrontWords({ title, words, isFirst }: { title: string; words: string; isFirst: boolean }) {
  if (title === '' && words === '') return null;
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section className="page-section container">
      {title !== '' && <Heading className={isFirst ? 'display-heading' : 'heading-large'}>{title}</Heading>}
      {words
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p key={line} className="lead-text">
            {line}
          </p>
        ))}
    </section>
  );
}
