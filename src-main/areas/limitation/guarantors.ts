import { addMonths, daysBetween, type Day } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { ReadDb } from '../../storage/database.ts';
import { guaranteeForm, periodEnd } from '../securities/rules/standing.ts';
import { securitiesAt } from '../securities/store.ts';
import type { GuarantorRow } from './contract.ts';
import { isProved } from './rules/incidents.ts';
import { limitationEvents } from './store.ts';
import type { ClockQuestion } from './store/debts.ts';

const ALARM_DAYS = 60;
const LIMITATION_MONTHS = 36;

/**
 * Guarantees and the last day to claim under each (民法典 692, 693): the period stands apart from the debt's limitation, no
 * demand on the debtor stops it. Claimed in time, the ordinary period runs against the guarantor: of a joint one from the
 * claim (694), claimed 2026-05-12 until 2029-05-12. A claim that nothing proves keeps the alarm ringing.
 */
export function guarantorPeriods(db: ReadDb, question: ClockQuestion): GuarantorRow[] {
  const claims = grouped(
    limitationEvents(db, question).filter(({ scope }) => scope === 'guarantor'),
    ({ securityId }) => securityId,
  );
  return securitiesAt(db, { ...question, kind: 'guarantee' })
    .filter(({ releasedOn }) => releasedOn === null || releasedOn > question.asOf)
    .map((security) => {
      const end = periodEnd(security);
      const form = guaranteeForm(security);
      const entered = claims.get(security.securityId) ?? [];
      const registered = security.actedOn !== null && security.actedOn <= question.asOf ? [security.actedOn] : [];
      const inTime = (on: Day): boolean => end === null || on <= end.on;
      const proved = entered.filter(({ proofGrade }) => isProved(proofGrade)).map(({ onDay }) => onDay);
      const provedOn = [...registered, ...proved].filter(inTime).sort()[0] ?? null;
      const claimedOn = provedOn ?? entered.map(({ onDay }) => onDay).find(inTime) ?? null;
      const daysLeft = end === null ? null : daysBetween(question.asOf, end.on);
      return {
        securityId: security.securityId,
        customerId: security.customerId,
        customerName: security.customerName,
        provider: security.provider,
        form,
        currency: security.currency,
        amountMinor: security.amountMinor,
        mainDueOn: security.mainDueOn,
        endsOn: end?.on ?? null,
        article: end === null ? '693' : `${end.article}, 693`,
        claimedOn,
        claimProved: provedOn !== null,
        enforceableUntilOn: provedOn !== null && form === 'joint' ? addMonths(provedOn, LIMITATION_MONTHS) : null,
        state:
          provedOn !== null ? ('claimed' as const) : daysLeft === null ? ('no_period' as const) : stateOf(daysLeft),
        daysLeft: provedOn === null ? daysLeft : null,
      };
    })
    .sort((a, b) => (a.daysLeft ?? 100_000) - (b.daysLeft ?? 100_000) || a.securityId - b.securityId);
}

const stateOf = (daysLeft: number): 'missed' | 'alarm' | 'running' =>
  daysLeft < 0 ? 'missed' : daysLeft <= ALARM_DAYS ? 'alarm' : 'running';
