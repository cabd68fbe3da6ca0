import type { SignalFigure, SignalLevel } from '../contract.ts';

/** What a rule found: its level, the figures that caused it, and the fact that must change before it nags again. */
export interface Finding {
  readonly level: SignalLevel;
  readonly figures: SignalFigure[];
  readonly fact: string;
}

/** Exact where a rounded share would let 19.99 % pass for 20 %; in big integers, since amounts times basis points may be large. */
export function reachesBp(part: number, whole: number, bp: number): boolean {
  return BigInt(part) * 10_000n >= BigInt(whole) * BigInt(bp);
}

export function exceedsBp(part: number, whole: number, bp: number): boolean {
  return BigInt(part) * 10_000n > BigInt(whole) * BigInt(bp);
}

/** Shares in basis points, rounded half up: 1 of 3 is 3333. */
export function shareBp(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.floor((part * 10_000) / whole + 0.5);
}

export function money(name: string, value: number): SignalFigure {
  return { name, unit: 'money', value };
}

export function days(name: string, value: number): SignalFigure {
  return { name, unit: 'days', value };
}

export function share(name: string, value: number): SignalFigure {
  return { name, unit: 'basisPoints', value };
}

export function count(name: string, value: number): SignalFigure {
  return { name, unit: 'count', value };
}
