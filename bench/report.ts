/** A readable table, and one line for machines: `BENCH {"name":…}`. */
export function report(name: string, rows: Record<string, string | number>[], figures: Record<string, number>): void {
  console.log(`\n${name}`);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => format(row[column])))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => (line[i] ?? '').length)));
  for (const [index, line] of cells.entries()) {
    console.log(
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
    if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  }
  console.log(`BENCH ${JSON.stringify({ name, ...figures })}`);
}

function format(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100);
}

/** The value below which `part` of the sorted-or-not values lie. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
