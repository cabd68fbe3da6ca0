/**
 * Checks of a column, as the tables of every version have them: STRICT tables and CHECKs keep what parsing let through
 * honest. Their text stands in released books: a migration that needs another check writes its own.
 */

/** Ten characters that SQLite's own calendar reads back unchanged. */
export const day = (name: string): string =>
  `CHECK (${name} IS NULL OR (length(${name}) = 10 AND date(${name}) IS ${name}))`;

/** 24 characters ending in Z. */
export const instant = (name: string): string =>
  `CHECK (${name} IS NULL OR (length(${name}) = 24 AND ${name} LIKE '____-__-__T__:__:__.___Z'))`;

/** Minor units up to 2^51 − 1, the bounds of `MAX_AMOUNT_MINOR` in kernel/money.ts. */
export const amount = (name: string): string => `CHECK (${name} BETWEEN -2251799813685247 AND 2251799813685247)`;

export const flag = (name: string): string => `CHECK (${name} IN (0, 1))`;
