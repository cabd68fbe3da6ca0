import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Language } from '../../kernel/format.ts';
import type { Settings } from './contract.ts';

/**
 * What a new book starts with. Bucket ends are those of domain.md §4.1: overdue 1–7, 8–30, 31–60, 61–90, 91–180,
 * 181–365, over 365; natural age in years. Quadrant split X* = 60 days, Y* by the 80 % Pareto line (§4.3).
 */
export function initialSettings(companyName: string, baseCurrency: CurrencyCode, language: Language): Settings {
  return {
    company: {
      name: companyName,
      nameEn: '',
      taxId: '',
      address: '',
      addressEn: '',
      phone: '',
      email: '',
      contactName: '',
    },
    accounts: [],
    baseCurrency,
    language,
    defaultTermsDays: 0,
    actor: language === 'zh' ? '财务' : 'Finance',
    buckets: { due: [7, 30, 60, 90, 180, 365], document: [365, 730, 1095, 1460, 1825] },
    quadrant: { splitDays: 60, splitMode: 'pareto', splitAmountMinor: 10_000_000, paretoShareBp: 8000 },
    warnings: {
      overdueDaysRed: 60,
      overLimitAmberBp: 8000,
      concentrationBp: 1500,
      slowerDays: 10,
      slowerShareBp: 2000,
      slowerMinReceipts: 3,
      newlyOverdueDays: 7,
      newlyOverdueShareBp: 200,
    },
    letters: { payWithinDays: { l1: 10, l2: 7, l3: 7 }, unappliedHoldBp: 1000, minAmountMinor: 0 },
    disputes: { targetDays: 10, objectionDays: null },
    smallBalances: { minDaysLate: 30, tolerances: [] },
    receipts: { toleranceBp: 100, tolerances: [] },
  };
}
