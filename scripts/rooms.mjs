// The subjects of `contract`, `domain` and `components` have the server's names, and stand in its order: see `subjects.mjs`.
// A room says here only what the server has no folder for. As there, a folder inside a subject may have a rung of its own,
// and a file that lies in the room itself is a subject by its name.

/**
 * By room: what stands below all subjects and what above them, the lowest first, and what stands right after one of the
 * server's. A name that is the server's too moves to where it is named here.
 */
export const rooms = {
  contract: {
    below: ['value', 'wire'],
    after: {},
    above: ['problem', 'topics socket'],
  },
  domain: {
    below: ['decision', 'money time'],
    after: { person: ['permission'] },
    above: [],
  },
  components: {
    below: ['ui', 'live', 'problem'],
    after: {
      stock: ['alert'],
      tariff: ['wish-list'],
      question: ['catalogue/page'],
      catalogue: ['wish-list/page'],
      auction: ['drop'],
    },
    above: ['site', 'desk'],
  },
};

/** Imports that go up all the same, as "from -> to". This list may only shrink. */
export const upwardInRooms = [];
