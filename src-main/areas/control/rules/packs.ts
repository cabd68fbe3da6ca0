import { canonicalJson } from '../../../kernel/text.ts';
import { currency } from '../../../kernel/currency.ts';
import type { Settings } from '../../settings/contract.ts';
import { initialSettings } from '../../settings/rules.ts';

export const packNames = ['standard', 'strict', 'growth'] as const;
export type PackName = (typeof packNames)[number];
export const packSections = ['exposure', 'orderCheck', 'limits', 'danger', 'warnings'] as const;
type PackSection = (typeof packSections)[number];
export type PackValues = Pick<Settings, PackSection>;

const base = initialSettings('', currency('CNY'), 'zh');
const standard: PackValues = {
  exposure: base.exposure,
  orderCheck: base.orderCheck,
  limits: base.limits,
  danger: base.danger,
  warnings: base.warnings,
};

/** For a company short of cash or hurt by losses: everything counts, nothing waits, looks come twice as often. */
const strict: PackValues = {
  exposure: { ...standard.exposure, bankBills: true, uninvoicedContracts: true, insuredShareBp: 8000 },
  orderCheck: {
    ...standard.orderCheck,
    toleranceBp: 10_000,
    toleranceGrade: 'AA',
    holdOverdueDays: 8,
    blockOverdueDays: 16,
    cashOnlyGrade: 'B',
    staleGraceDays: 0,
    requireContract: true,
    requireSigner: true,
  },
  limits: {
    ...standard.limits,
    gradeFactorBp: { AAA: 10_000, AA: 8000, A: 6000, B: 3000, C: 0, D: 0 },
    ownSalesShareBp: 500,
    exposureShareBp: 1000,
    raiseStepBp: 2000,
    trialMinor: 1_000_000,
    trialTermDays: 15,
    graduateAfterPayments: 4,
    graduateAfterDays: 120,
    newCustomerMonths: 12,
    reviewMonths: { AAA: 6, AA: 6, A: 3, B: 1, C: 1, D: 0 },
  },
  danger: { ...standard.danger, orangeFrom: 3, redFrom: 5, billShareRiseBp: 2000, creditNoteShareBp: 300 },
  warnings: { ...standard.warnings, overdueDaysRed: 30, overLimitAmberBp: 7000, concentrationBp: 1000, slowerDays: 7 },
};

/** For a company that grows on good margins and spare money: wider limits, the same stops where money is really in danger. */
const growth: PackValues = {
  exposure: standard.exposure,
  orderCheck: {
    ...standard.orderCheck,
    toleranceBp: 12_000,
    toleranceGrade: 'B',
    reasonOverdueDays: 8,
    holdOverdueDays: 31,
    blockOverdueDays: 61,
    staleGraceDays: 60,
  },
  limits: {
    ...standard.limits,
    gradeFactorBp: { AAA: 20_000, AA: 15_000, A: 10_000, B: 7000, C: 0, D: 0 },
    ownSalesShareBp: 1500,
    exposureShareBp: 2000,
    trialMinor: 5_000_000,
    graduateAfterDays: 60,
    newCustomerMonths: 3,
  },
  danger: { ...standard.danger, yellowFrom: 3, orangeFrom: 5, redFrom: 8 },
  warnings: { ...standard.warnings, overdueDaysRed: 90, overLimitAmberBp: 9000, concentrationBp: 2000, slowerDays: 15 },
};

export const packs: Readonly<Record<PackName, PackValues>> = { standard, strict, growth };

/** The pack whose values are in force, all of them; `own` as soon as one differs. */
export function packInForce(settings: PackValues): PackName | 'own' {
  return packNames.find((name) => packSections.every((section) => canonicalJson(settings[section]) === canonicalJson(packs[name][section]))) ?? 'own'; // prettier-ignore
}

export interface PackChange {
  /** `orderCheck.toleranceBp`, `limits.reviewMonths.B` */
  readonly path: string;
  readonly before: string | number | boolean;
  readonly after: string | number | boolean;
}

/** What applying a pack would change, value by value. */
export function packChanges(settings: PackValues, name: PackName): PackChange[] {
  const before = new Map(packSections.flatMap((section) => flat(settings[section], section)));
  const after = packSections.flatMap((section) => flat(packs[name][section], section));
  return after.flatMap(([path, value]) => {
    const was = before.get(path);
    return was === undefined || was === value ? [] : [{ path, before: was, after: value }];
  });
}

function flat(value: unknown, path: string): [string, string | number | boolean][] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => flat(part, `${path}.${name}`));
}

type Lean = PackName;

/** The self-check: plain questions, and which kind of company each answer speaks for (危机型 strict, 发展型 growth, 规范型 standard). */
export const questions = [
  { id: 'cash', answers: { short: 'strict', some: 'standard', plenty: 'growth' } },
  { id: 'overdue', answers: { third: 'strict', tenth: 'standard', little: 'growth' } },
  { id: 'losses', answers: { hurt: 'strict', small: 'standard', none: 'growth' } },
  { id: 'aim', answers: { survive: 'strict', steady: 'standard', grow: 'growth' } },
  { id: 'largest', answers: { third: 'strict', tenth: 'standard', spread: 'growth' } },
  { id: 'margin', answers: { thin: 'strict', usual: 'standard', rich: 'growth' } },
  { id: 'rivals', answers: { follow: 'strict', negotiate: 'standard', loseOrders: 'growth' } },
  { id: 'funding', answers: { exhausted: 'strict', enough: 'standard', spare: 'growth' } },
  { id: 'papers', answers: { missing: 'strict', mostly: 'standard', always: 'growth' } },
] as const satisfies readonly { readonly id: string; readonly answers: Readonly<Record<string, Lean>> }[];

/** Answers that alone rule growth out: nobody widens limits without cash or after serious losses. */
const noGrowth: ReadonlySet<string> = new Set(['cash.short', 'losses.hurt', 'funding.exhausted']);

export interface PackProposal {
  readonly pack: PackName;
  readonly points: Readonly<Record<PackName, number>>;
  /** `cash.short`: the answers that speak for the pack. */
  readonly reasons: readonly string[];
  readonly unanswered: readonly string[];
}

/**
 * One point an answer; most points win, and of equal ones the more careful: strict, standard, growth. Growth is not proposed
 * against an answer that rules it out. Five for strict, two for standard, two for growth: strict.
 */
export function proposePack(answers: Readonly<Record<string, string>>): PackProposal {
  const points: Record<PackName, number> = { standard: 0, strict: 0, growth: 0 };
  const leans: { reason: string; pack: PackName }[] = [];
  const unanswered: string[] = [];
  for (const { id, answers: known } of questions) {
    const chosen = answers[id];
    const pack = chosen === undefined ? undefined : (known as Readonly<Record<string, Lean>>)[chosen];
    if (chosen === undefined || pack === undefined) unanswered.push(id);
    else {
      points[pack] += 1;
      leans.push({ reason: `${id}.${chosen}`, pack });
    }
  }
  const ruledOut = leans.filter(({ reason }) => noGrowth.has(reason)).map(({ reason }) => reason);
  const order: readonly PackName[] = ruledOut.length > 0 ? ['strict', 'standard'] : ['strict', 'standard', 'growth'];
  const most = Math.max(...order.map((name) => points[name]));
  const pack = most === 0 ? 'standard' : (order.find((name) => points[name] === most) ?? 'standard');
  const reasons = leans.filter((lean) => lean.pack === pack).map(({ reason }) => reason);
  return { pack, points, reasons: [...reasons, ...(pack === 'standard' ? ruledOut : [])], unanswered };
}
