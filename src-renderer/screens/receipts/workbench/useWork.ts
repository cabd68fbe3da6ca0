import { useMemo } from 'react';
import type { BankLine } from '../../../../src-main/areas/bank/contract.ts';
import type { Credit } from '../../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import { useQueryOf } from '../../../app/queries.ts';

/** Money that waits for its items: a bank line of nobody yet, or a receipt or credit note with something left. */
export interface Work {
  readonly key: string;
  readonly on: Day;
  readonly currency: CurrencyCode;
  readonly availableMinor: number;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly memo: string;
  readonly line: BankLine | null;
  readonly credit: Credit | null;
}

const MOST = 500;

/** Bank lines first, oldest first, since they are in no figure yet; then what lies unapplied, newest first. */
export function useWork(): { readonly rows: readonly Work[]; readonly loading: boolean; readonly error: Error | null } {
  const lines = useQueryOf('bank.lines', { status: 'waiting', direction: 'in', limit: MOST });
  const credits = useQueryOf('ledger.credits', { status: 'unapplied', limit: MOST });
  const rows = useMemo<readonly Work[]>(
    () => [
      ...(lines.data?.rows ?? []).map((line): Work => ({
        key: `line-${line.lineId}`,
        on: line.bookedOn,
        currency: line.currency,
        availableMinor: line.leftMinor,
        payerName: line.payerName,
        payerAccount: line.payerAccount,
        memo: [line.memo, line.bankReference].filter((text) => text !== '').join(' '),
        line,
        credit: null,
      })),
      ...(credits.data?.rows ?? []).map((credit): Work => ({
        key: `credit-${credit.documentId}`,
        on: credit.issuedOn,
        currency: credit.currency,
        availableMinor: credit.unappliedMinor,
        payerName: credit.payerName,
        payerAccount: '',
        memo: [credit.reference, credit.note].filter((text) => text !== '').join(' '),
        line: null,
        credit,
      })),
    ],
    [lines.data, credits.data],
  );
  return {
    rows,
    loading: lines.data === undefined && credits.data === undefined,
    error: lines.error ?? credits.error,
  };
}
