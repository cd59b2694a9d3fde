export const dropRefusals = {
  not_admitted: 409,
  drop_limit: 409,
  room_closed: 409,
  room_open: 409,
  drop_over: 409,
  not_drawn: 409,
  entry_not_possible: 403,
  ticket_taken: 409,
} as const;
