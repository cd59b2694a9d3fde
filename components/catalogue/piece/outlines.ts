/**
 * The outlines of forms, in a square of 100 by 100 that a drawing stretches to the piece's own measures: from the left of the
 * rim down and up again on the right. What stands out, such as a handle, is within the square too.
 */
const block = 'M0 0H100V100H0Z';

const outlines: Readonly<Record<string, string>> = {
  vase: 'M38 0C38 10 40 16 30 24C14 36 10 50 14 66C18 82 28 94 32 100H68C72 94 82 82 86 66C90 50 86 36 70 24C60 16 62 10 62 0Z',
  jar: 'M32 0C34 8 24 12 14 24C2 40 2 62 14 80C20 90 28 96 32 100H68C72 96 80 90 86 80C98 62 98 40 86 24C76 12 66 8 68 0Z',
  bottle:
    'M40 0C42 14 42 30 40 42C20 52 8 62 6 76C6 88 10 96 14 100H86C90 96 94 88 94 76C92 62 80 52 60 42C58 30 58 14 60 0Z',
  carafe:
    'M36 0C40 14 40 28 38 40C18 54 4 70 4 84C4 92 8 97 12 100H88C92 97 96 92 96 84C96 70 82 54 62 40C60 28 60 14 64 0Z',
  bowl: 'M0 0C4 40 20 74 36 90V100H64V90C80 74 96 40 100 0Z',
  plate: 'M0 0C10 40 24 66 34 80V100H66V80C76 66 90 40 100 0Z',
  cup: 'M4 0C6 40 12 78 26 94V100H74V94C88 78 94 40 96 0Z',
  glass: 'M2 0C6 40 8 80 12 100H88C92 80 94 40 98 0Z',
  mug: 'M0 0C2 40 2 80 6 100H66C70 80 72 40 72 0ZM72 16C100 12 104 74 71 78',
  pitcher:
    'M10 4C10 22 0 40 0 60C0 80 8 94 14 100H60C66 94 74 80 74 60C74 40 62 22 62 4L70 0C50 6 30 6 4 2L10 4M63 16C96 8 110 60 72 72',
  teapot:
    'M30 26C12 34 8 50 12 66C16 84 28 96 34 100H66C72 96 80 84 84 66L96 30L100 26M30 26H70C80 30 84 42 85 54M30 26C34 16 44 12 46 8C44 2 56 2 54 8C56 12 66 16 70 26M12 40C-4 36 -4 74 14 70',
  'candle holder': 'M36 0V40C36 60 30 74 0 78C4 92 20 98 30 100H70C80 98 96 92 100 78C70 74 64 60 64 40V0Z',
};

/** Draws a form without an outline of its own as a block, which says no more than the measures do. */
export const outlineOf = (form: string): string => outlines[form.toLowerCase()] ?? block;
