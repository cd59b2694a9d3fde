export function ReturnPhotos({ ids, number }: { ids: readonly string[]; number: string }) {
  if (ids.length === 0) return null;
  return (
    <ul className="return-card__photos">
      {ids.map((id, index) => (
        <li key={id}>
          <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
            {/* biome-ignore lint/performance/noImgElement: the optimiser has no session, and these are private */}
            <img src={`/api/files/${id}`} alt={`Photograph ${index + 1} of return ${number}`} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
