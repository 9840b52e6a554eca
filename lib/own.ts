/**
 * What a table itself holds under a name that came from outside: `table[name]` would also give what every object
 * inherits ("constructor", "toString"), which is no value of the table.
 */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
