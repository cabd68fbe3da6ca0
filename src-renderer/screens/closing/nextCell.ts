export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Index of the filled cell an arrow key leads to, −1 when there is none that way. Empty cells are passed over: down from
 * column 1 with cells in columns 2 and 5 of the next filled row goes to column 2.
 */
export function nextCell(cells: readonly Place[], at: Place, key: string): number {
  const across = key === 'ArrowLeft' || key === 'ArrowRight';
  const forward = key === 'ArrowRight' || key === 'ArrowDown';
  if (!across && key !== 'ArrowUp' && key !== 'ArrowDown') return -1;
  let best = -1;
  let bestAway = Infinity;
  cells.forEach((cell, index) => {
    const along = across ? cell.column - at.column : cell.row - at.row;
    const aside = across ? Math.abs(cell.row - at.row) : Math.abs(cell.column - at.column);
    if (along === 0 || along > 0 !== forward || (across && aside > 0)) return;
    const away = Math.abs(along) * 100 + aside;
    if (away >= bestAway) return;
    best = index;
    bestAway = away;
  });
  return best;
}
