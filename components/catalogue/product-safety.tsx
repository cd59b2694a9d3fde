import type { Piece } from '#contract/catalogue/catalogue.ts';
import { countryName } from '#domain/address/country-name.ts';

/**
 * Who made a piece, who answers for it in the EU, and what to warn of, on the piece itself: Article 19 of Regulation (EU)
 * 2023/988. What nobody has given is left out.
 */
export function ProductSafety({
  piece: { safety, originCountry },
}: {
  piece: Pick<Piece, 'safety' | 'originCountry'>;
}) {
  const manufacturer = [
    safety.manufacturer,
    safety.manufacturerAddress,
    safety.manufacturerCountry && countryName(safety.manufacturerCountry),
  ];
  const responsible = [safety.responsible, safety.responsibleAddress];
  const rows = [
    { name: 'Warnings', lines: [safety.warnings], contact: '' },
    { name: 'Manufacturer', lines: manufacturer, contact: safety.manufacturerContact },
    { name: 'Responsible in the EU', lines: responsible, contact: safety.responsibleContact },
    { name: 'Country of origin', lines: [originCountry && countryName(originCountry)], contact: '' },
  ].filter(({ lines, contact }) => contact !== '' || lines.some((line) => line !== ''));
  if (rows.length === 0) return null;
  return (
    <section className="safety laid-out-late" aria-labelledby="safety">
      <h2 className="heading-small" id="safety">
        Product safety
      </h2>
      <dl className="piece-facts">
        {rows.map(({ name, lines, contact }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {lines.filter((line) => line !== '').join('\n')}
              {contact && <Contact contact={contact} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Contact = ({ contact }: { contact: string }) => (
  <a className="text-link" href={contact.includes('@') ? `mailto:${contact}` : contact} rel="noreferrer">
    {contact}
  </a>
);
