import type { EffectLine, lineGroups } from './contract.ts';
import type { EffectFacts } from './facts.ts';
import type { Doing } from './rules/attribution.ts';
import { isPromise } from './sets.ts';

export type LineGroup = (typeof lineGroups)[number];

/** What a thing done is counted under. */
export function lineCode({ channel, stepCode, result }: Doing, by: LineGroup): string {
  return by === 'channel' ? channel : by === 'step' ? stepCode : result;
}

/** What each channel, step or result cost, and what came in after it. Parts add up to the whole of the attributed money. */
export function linesOf(facts: EffectFacts, by: LineGroup): EffectLine[] {
  const { done, credited, base, period } = facts;
  const lines = new Map<string, Omit<EffectLine, 'netMinor' | 'costRatioBp' | 'returnHundredths'>>();
  const add = (code: string, part: Partial<EffectLine>): void => {
    const line = lines.get(code) ?? { code, actions: 0, reached: 0, promises: 0, minutes: 0, costMinor: 0, collectedMinor: 0, receipts: 0 }; // prettier-ignore
    lines.set(code, {
      code,
      actions: line.actions + (part.actions ?? 0),
      reached: line.reached + (part.reached ?? 0),
      promises: line.promises + (part.promises ?? 0),
      minutes: line.minutes + (part.minutes ?? 0),
      costMinor: line.costMinor + (part.costMinor ?? 0),
      collectedMinor: line.collectedMinor + (part.collectedMinor ?? 0),
      receipts: line.receipts + (part.receipts ?? 0),
    });
  };
  for (const doing of done)
    add(lineCode(doing, by), {
      actions: 1,
      reached: doing.reached ? 1 : 0,
      promises: isPromise(doing) ? 1 : 0,
      minutes: doing.minutes,
      costMinor: doing.costMinor,
    });
  for (const { doing, amountMinor } of credited)
    if (doing !== null) add(lineCode(doing, by), { collectedMinor: amountMinor, receipts: 1 });
  return [...lines.values()]
    .map((line) => {
      const comparable = base === period.currency;
      const netMinor = comparable ? line.collectedMinor - line.costMinor : null;
      return {
        ...line,
        netMinor,
        costRatioBp: comparable && line.collectedMinor > 0 ? Math.round((line.costMinor * 10_000) / line.collectedMinor) : null, // prettier-ignore
        returnHundredths:
          netMinor !== null && line.costMinor > 0 ? Math.round((netMinor * 100) / line.costMinor) : null,
      };
    })
    .sort((a, b) => b.collectedMinor - a.collectedMinor || b.actions - a.actions || (a.code < b.code ? -1 : 1));
}
