import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { isDay } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';

export interface EvidenceRow {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why a proposal says what it says, as sentences. */
export function useEvidenceText(): (row: EvidenceRow, currency: CurrencyCode) => string {
  const { t } = useTranslation('allocation');
  const format = useFormat();
  return (row, currency) => {
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(row.params)) {
      if (name.endsWith('Minor') && typeof value === 'number') params[name] = format.money(value, currency);
      else if (name.endsWith('Bp') && typeof value === 'number') params[name] = format.basisPoints(value);
      else params[name] = isDay(value) ? format.day(value) : String(value);
    }
    return t(`why.${row.code}`, params);
  };
}
