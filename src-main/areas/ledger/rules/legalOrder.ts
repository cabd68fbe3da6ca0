import type { Day } from '../../../kernel/day.ts';
import { splitMinor } from '../../../kernel/money.ts';
import { evidence, line, sumOpen, byDueDay, type Evidence, type OpenDebt, type ProposedLine } from './openDebt.ts';

/** One debt of the debtor with what grew on it: recovery costs, interest, the principal itself (民法典 561). */
interface Debt {
  readonly principal: OpenDebt;
  readonly parts: readonly OpenDebt[];
  readonly openMinor: number;
}

const ranks: Readonly<Record<string, number>> = { cost: 0, recovery: 0, interest: 1 };
const rankOf = (item: OpenDebt): number => ranks[item.purpose] ?? 2;
const partCodes = ['legal_cost', 'legal_interest', 'legal_principal'] as const;

/**
 * The order of 民法典 560 when the debtor names no debt and nothing else is agreed: debts that are due, of those the
 * least secured, of those the most burdensome (highest rate for late payment), of those due earliest, and what is still
 * equal in proportion. Within one debt (561) costs of recovery, interest, principal.
 *
 * 300.00 on two equal debts of 400.00 and 200.00 due the same day: 200.00 and 100.00.
 */
export function legalOrder(
  amountMinor: number,
  items: readonly OpenDebt[],
  on: Day,
): { lines: ProposedLine[]; leftMinor: number } {
  const debts = debtsOf(items).sort((a, b) => compare(a, b, on) || byDueDay(a.principal, b.principal));
  const lines: ProposedLine[] = [];
  let leftMinor = amountMinor;
  for (let start = 0; start < debts.length && leftMinor > 0;) {
    const [first] = debts.slice(start, start + 1);
    if (!first) break;
    const equal = debts.slice(start).filter((debt) => compare(first, debt, on) === 0);
    const total = equal.reduce((sum, debt) => sum + debt.openMinor, 0);
    const given = Math.min(leftMinor, total);
    const shared = equal.length > 1 && given < total;
    const shares = splitMinor(given, equal.map((debt) => debt.openMinor)); // prettier-ignore
    equal.forEach((debt, index) => {
      const why = [...reasons(debt.principal, on), ...(shared ? [evidence('legal_pro_rata')] : [])];
      lines.push(...withinDebt(shares[index] ?? 0, debt, why));
    });
    leftMinor -= given;
    start += equal.length;
  }
  return { lines, leftMinor };
}

function withinDebt(amountMinor: number, { parts }: Debt, why: Evidence[]): ProposedLine[] {
  const lines: ProposedLine[] = [];
  let left = amountMinor;
  for (const part of parts) {
    const taken = Math.min(left, part.openMinor);
    if (taken <= 0) continue;
    const code = partCodes[rankOf(part)];
    lines.push(line(part.dueItemId, taken, parts.length > 1 && code ? [...why, evidence(code)] : [...why]));
    left -= taken;
  }
  return lines;
}

/** Interest and costs go to the earliest open item of the document they grew on; where that is settled they stand alone. */
function debtsOf(items: readonly OpenDebt[]): Debt[] {
  const sorted = [...items].sort(byDueDay);
  const principals = sorted.filter((item) => rankOf(item) === 2);
  const added = new Map<OpenDebt, OpenDebt[]>();
  const alone: OpenDebt[] = [];
  for (const extra of sorted.filter((item) => rankOf(item) < 2)) {
    const principal = principals.find((item) => extra.parentId !== null && item.documentId === extra.parentId);
    if (principal === undefined) alone.push(extra);
    else added.set(principal, [...(added.get(principal) ?? []), extra]);
  }
  return [...principals, ...alone].map((principal) => {
    const parts = [principal, ...(added.get(principal) ?? [])].sort((a, b) => rankOf(a) - rankOf(b) || byDueDay(a, b));
    return { principal, parts, openMinor: sumOpen(parts) };
  });
}

function compare(a: Debt, b: Debt, on: Day): number {
  return (
    Number(a.principal.dueOn > on) - Number(b.principal.dueOn > on) ||
    Number(a.principal.secured) - Number(b.principal.secured) ||
    (b.principal.lateRateBp ?? 0) - (a.principal.lateRateBp ?? 0) ||
    (a.principal.dueOn < b.principal.dueOn ? -1 : a.principal.dueOn > b.principal.dueOn ? 1 : 0)
  );
}

function reasons(principal: OpenDebt, on: Day): Evidence[] {
  return [
    principal.dueOn > on ? evidence('legal_not_due', { dueOn: principal.dueOn }) : evidence('legal_due', { dueOn: principal.dueOn }), // prettier-ignore
    evidence(principal.secured ? 'legal_secured' : 'legal_unsecured'),
    ...((principal.lateRateBp ?? 0) > 0 ? [evidence('legal_rate', { rateBp: principal.lateRateBp ?? 0 })] : []),
  ];
}
