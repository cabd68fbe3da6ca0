export type PlainValue = string | number | boolean | null;

/**
 * Every plain value of a record by its path, lists counted from 1; what is null or missing is left out.
 * `flatFields({name: 'A', items: [{dueOn: '2026-01-31'}]})` has `name` and `items.1.dueOn`.
 */
export function flatFields(value: unknown, prefix = ''): Map<string, PlainValue> {
  const found = new Map<string, PlainValue>();
  if (value === null || value === undefined) return found;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    found.set(prefix, value);
    return found;
  }
  if (typeof value !== 'object') return found;
  const parts: [string, unknown][] = Array.isArray(value)
    ? value.map((part: unknown, index) => [String(index + 1), part])
    : Object.entries(value);
  for (const [name, part] of parts)
    for (const [path, plain] of flatFields(part, prefix === '' ? name : `${prefix}.${name}`)) found.set(path, plain);
  return found;
}
