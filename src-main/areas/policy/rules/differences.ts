import { policySegments, type PolicyDefinition, type PolicySegment, type PolicyStep } from '../contract.ts';

export interface Difference {
  /** Null: of the policy as a whole. */
  readonly segment: PolicySegment | null;
  readonly step: PolicyStep | null;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What one version of a policy says otherwise than another: L2 of the standard timetable, offsetDays, 15 → 20. */
export function policyDifferences(before: PolicyDefinition, after: PolicyDefinition): Difference[] {
  return [...policySegments.flatMap((segment) => ladder(segment, before, after)), ...whole(before, after)];
}

function ladder(segment: PolicySegment, before: PolicyDefinition, after: PolicyDefinition): Difference[] {
  const [was, is] = [before.ladders[segment], after.ladders[segment]];
  const codes = [...new Set([...was, ...is].map(({ code }) => code))];
  return codes.flatMap((code) => {
    const [old, now] = [was.find((step) => step.code === code), is.find((step) => step.code === code)];
    if (!now) return old ? [{ segment, step: old, what: 'offsetDays', before: String(old.offsetDays), after: '' }] : [];
    if (!old) return [{ segment, step: now, what: 'offsetDays', before: '', after: String(now.offsetDays) }];
    return (['offsetDays', 'gapDays', 'holdCredit', 'letterLevel', 'note'] as const)
      .filter((what) => old[what] !== now[what])
      .map((what) => ({ segment, step: now, what, before: String(old[what] ?? ''), after: String(now[what] ?? '') }));
  });
}

function whole(before: PolicyDefinition, after: PolicyDefinition): Difference[] {
  const flat = ({
    graceDays,
    shortTermDays,
    minAmountMinor,
    maxStep,
    gaps,
    segments,
    firstStart,
  }: PolicyDefinition) => ({
    graceDays: String(graceDays),
    shortTermDays: String(shortTermDays),
    minAmountMinor: String(minAmountMinor),
    maxStep: maxStep ?? '',
    sameKindDays: String(gaps.sameKindDays),
    itemDays: String(gaps.itemDays),
    customerDays: String(gaps.customerDays),
    goodGrades: segments.good.join(' '),
    riskGrades: segments.highRisk.join(' '),
    dangerRed: String(segments.dangerRed),
    debtorTypeD: String(segments.debtorTypeD),
    firstStart: firstStart.map(({ fromDays, stepCode }) => `${fromDays}: ${stepCode}`).join(', '),
  });
  const [was, is] = [flat(before), flat(after)];
  return (Object.keys(was) as (keyof typeof was)[])
    .filter((what) => was[what] !== is[what])
    .map((what) => ({ segment: null, step: null, what, before: was[what], after: is[what] }));
}
