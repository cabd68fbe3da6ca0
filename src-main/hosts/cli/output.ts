/** What a verb answers: one object for scripts, lines for people. */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** 1 where the answer itself is bad news, such as a file that does not pass its check. */
  readonly exitCode?: number;
}

/** Columns as wide as their widest cell; figures to the right. Chinese characters count as two. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths = head.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    widths
      .map((size, column) => padded(cells[column] ?? '', size, right.includes(column)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...rows.map(line)];
}

function padded(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)));
  return right ? space + text : text + space;
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/u.test(char) ? 2 : 1), 0);
}
