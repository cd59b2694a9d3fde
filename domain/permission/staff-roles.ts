/** What somebody is at the shop. Also a CHECK of the table `user`. */
export const staffRoles = ['owner', 'editor', 'packer', 'auctioneer', 'accountant', 'till'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const isStaffRole = (word: string): word is StaffRole => (staffRoles as readonly string[]).includes(word);
