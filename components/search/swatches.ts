/** What a glaze or body looks like, as a background; the first word that occurs in its name counts. */
const swatches: readonly (readonly [word: string, background: string])[] = [
  ['celadon', '#a9bba8'],
  ['shino', '#dcc0a6'],
  ['tenmoku', '#3b2a22'],
  ['cobalt', '#3d568c'],
  ['chun', '#8fb0c9'],
  ['kaki', '#9c4a25'],
  ['ash', '#a89f7c'],
  ['crackle', '#e9e6dc'],
  ['oatmeal', '#d8cbb2'],
  ['bone', '#eae3d2'],
  ['crystal', 'linear-gradient(90deg,#c9a44a,#7f9fc0)'],
  ['amber', '#c98a3a'],
  ['smoke', '#8c8a86'],
  ['sea', '#9db8a8'],
  ['iron', '#5a3524'],
  ['copper', '#8d3b2b'],
  ['glass', 'linear-gradient(90deg,#c98a3a,#9db8a8)'],
  ['porcelain', '#f1efe9'],
  ['terracotta', '#b5653f'],
  ['stoneware', '#b3a48e'],
  ['earthenware', '#b07a55'],
];

/** @returns undefined for what has no colour of its own */
export const swatchOf = (material: string): string | undefined => {
  const name = material.toLowerCase();
  return swatches.find(([word]) => name.includes(word))?.[1];
};
