/** Who is found keeps their place while others are still looked for by the same words: these come below. */
export function standing<Row>(
  shown: readonly Row[],
  found: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const rows = new Map(found.map(row => [keyOf(row), row]));
  const kept = shown.flatMap(row => {
    const newest = rows.get(keyOf(row));
    rows.delete(keyOf(row));
    return newest ?? [];
  });
  return [...kept, ...rows.values()];
}
