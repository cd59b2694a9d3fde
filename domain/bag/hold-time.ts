/** The minutes for which a piece in a bag is first held; a second time soon after it is held for less. */
export const holdMinutes = 15;
