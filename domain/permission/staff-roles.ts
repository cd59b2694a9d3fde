/** The roles somebody can have at the shop. Also a CHECK of the table `user`. */
export const staffRoles = ['owner', 'editor', 'packer', 'auctioneer', 'accountant', 'till'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** All of these, each once, in the order above. Words that are no role are left out. */
export const joinRoles = (...sets: readonly (readonly string[])[]): StaffRole[] =>
  staffRoles.filter((role) => sets.some((set) => set.includes(role)));

export const isStaffRole = (word: string): word is StaffRole => (staffRoles as readonly string[]).includes(word);
