import { z } from 'zod';

/** A JSON schema, as far as it is looked at here. */
interface Shape {
  [keyword: string]: unknown;
  properties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** What may be sent, as a JSON schema in which objects have the fields that they name and no others. */
export function closedSchema(schema: z.ZodType): Shape {
  const { $schema: _dialect, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    // Each use in its own place: nothing has to be looked up.
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'object' && def.catchall === undefined) jsonSchema.additionalProperties = false;
    },
  });
  return shape as Shape;
}

/** @returns the first field that a closed schema doesn't know, such as `lines.0.prize`; null where there is none */
export function unknownField(shape: Shape, value: unknown, at = ''): string | null {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) {
    const found = choices.map((choice) => unknownField(choice, value, at));
    // Known by one of them: what else is wrong is said by the schema itself.
    return found.includes(null) ? nearestOf(choices, value, at) : (found[0] ?? null);
  }
  if (typeof value !== 'object' || value === null) return null;
  const inside = (name: string) => (at ? `${at}.${name}` : name);
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? firstOf(value.entries(), ([place, one]) => unknownField(items, one, inside(String(place)))) : null;
  }
  const { properties, additionalProperties } = shape;
  return firstOf(Object.entries(value), ([name, one]) => {
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) return unknownField(known, one, inside(name));
    if (typeof additionalProperties === 'object') return unknownField(additionalProperties, one, inside(name));
    return additionalProperties === false ? inside(name) : null;
  });
}

/** Of several forms that an object may have, those of the objects count, and for a list those of lists. */
function nearestOf(choices: readonly Shape[], value: unknown, at: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const kind = Array.isArray(value) ? 'array' : 'object';
  const fitting = choices.filter(({ type, anyOf, oneOf }) => type === kind || anyOf || oneOf || type === undefined);
  const found = fitting.map((choice) => unknownField(choice, value, at));
  return found.includes(null) ? null : (found[0] ?? null);
}

function firstOf<T>(all: Iterable<T>, find: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
