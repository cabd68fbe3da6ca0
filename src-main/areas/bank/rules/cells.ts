import type { Table } from '../../exchange/rules/table.ts';

/**
 * What banks put around a cell so that a spreadsheet leaves it alone: `="6222…"`, a back-tick, tabs before and behind.
 * Each different text is kept once, so the whole table is done at once.
 */
export function unwrappedTable(table: Table): Table {
  return { ...table, strings: table.strings.map(unwrapped) };
}

function unwrapped(text: string): string {
  const trimmed = text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
  const formula = /^="(.*)"$/s.exec(trimmed);
  return (formula?.[1] ?? trimmed).replace(/^`(?=.)/, '').trim();
}
