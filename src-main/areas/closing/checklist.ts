import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingTable } from '../aging/procedures.ts';
import type { Check } from './contract.ts';
import {
  auditLinks, bankCoverage, issuedReports, lateDisputes, newestBackup, silentBills, unappliedCredits, waitingBankLines,
  workedDueDates, type Finding,
} from './store/checks.ts'; // prettier-ignore

const nothing = { count: null, amounts: [], on: null, at: null } satisfies Partial<Check>;

/** The steps of a month's end with their figures as of its last day (domain.md §15 no. 17). */
export function checksOf(db: ReadDb, asOf: Day): Check[] {
  const bank = bankCoverage(db);
  const audit = auditLinks(db);
  const backupAt = newestBackup(db);
  const report = issuedReports(db, asOf);
  return [
    proof(db, asOf),
    {
      ...nothing,
      code: 'bank_data',
      // Without any bank file the money is keyed by hand: somebody has to say that it is complete.
      state: bank.on !== null && bank.on >= asOf ? 'ok' : 'look',
      count: bank.accounts,
      on: bank.on,
    },
    found('bank_lines', waitingBankLines(db, asOf)),
    found('unapplied', unappliedCredits(db, asOf)),
    found('disputes', lateDisputes(db, asOf)),
    found('due_dates', workedDueDates(db, asOf)),
    found('bills', silentBills(db, asOf)),
    { ...nothing, code: 'audit_chain', state: audit.broken > 0 ? 'bad' : 'ok', count: audit.entries, at: audit.at },
    { ...nothing, code: 'backup', state: isAfter(backupAt, asOf) ? 'ok' : 'look', at: backupAt },
    { ...nothing, code: 'statements', state: 'manual' },
    { ...nothing, code: 'signals', state: 'manual' },
    { ...nothing, code: 'provision', state: 'manual' },
    { ...nothing, code: 'kpis', state: 'manual' },
    { ...nothing, code: 'report', state: report.count > 0 ? 'ok' : 'manual', count: report.count, at: report.at },
  ];
}

/** Currencies whose aging differs from the ledger, with the difference. */
export function offLedger(db: ReadDb, asOf: Day): Check['amounts'] {
  return agingTable(db, { asOf, basis: 'due', bucketEnds: [36_500] })
    .currencies.filter((row) => row.totalMinor !== row.ledgerMinor)
    .map((row) => ({ currency: row.currency, amountMinor: row.totalMinor - row.ledgerMinor }));
}

function proof(db: ReadDb, asOf: Day): Check {
  const { currencies } = agingTable(db, { asOf, basis: 'due', bucketEnds: [36_500] });
  const off = offLedger(db, asOf);
  return {
    ...nothing,
    code: 'proof',
    state: off.length > 0 ? 'bad' : 'ok',
    count: off.length,
    amounts:
      off.length > 0 ? off : currencies.map(({ currency, ledgerMinor }) => ({ currency, amountMinor: ledgerMinor })),
  };
}

function found(code: Check['code'], { count, amounts }: Finding): Check {
  return { ...nothing, code, state: count === 0 ? 'ok' : 'look', count, amounts };
}

/** A copy counts when it was made after the month's last day; the day is read in UTC, a few hours do not matter here. */
function isAfter(at: Instant | null, asOf: Day): boolean {
  return at !== null && at.slice(0, 10) >= asOf;
}
