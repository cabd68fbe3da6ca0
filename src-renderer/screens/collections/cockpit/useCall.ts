import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConductFinding, NextStep } from '../../../../src-main/areas/actions/contract.ts';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { useFormat } from '../../../app/format.ts';
import type { InputFor } from '../../../app/calls.ts';
import { keepDraft, keptDraft } from '../../../app/memory.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import {
  emptyDraft,
  inputOf,
  isUntouched,
  missingOf,
  workedOut,
  type Call,
  type CallDraft,
  type Missing,
} from './draft.ts';

export interface WorkingCall {
  readonly draft: CallDraft;
  readonly call: Call;
  readonly missing: readonly Missing[];
  readonly findings: readonly ConductFinding[];
  readonly hints: NextStep['hints'];
  readonly advisedChannel: string | null;
  readonly untouched: boolean;
  /** What the service proposes is about what is on the screen now. */
  readonly settled: boolean;
  readonly change: (change: Partial<CallDraft>) => void;
  readonly clear: () => void;
}

/** The clock of this machine, as the log tells the hour. */
export function timeNow(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/**
 * The contact being keyed in for a customer, with what the service proposes for it. It stays when the screen is left and
 * comes back with it, until it is saved or cleared.
 */
export function useCall(cockpit: Cockpit): WorkingCall {
  const { t } = useTranslation('cockpit');
  const { language } = useFormat();
  const { asOf, isToday } = useWorkingPoint();
  const key = `cockpit:${cockpit.customer.customerId}`;
  const [draft, setDraft] = useState<CallDraft>(() => keptDraft<CallDraft>(key) ?? emptyDraft);
  const [atTime] = useState(timeNow);
  const change = useCallback(
    (changed: Partial<CallDraft>) =>
      setDraft((before) => {
        const after = { ...before, ...changed };
        keepDraft(key, isUntouched(after) ? undefined : after);
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => {
    keepDraft(key, undefined);
    setDraft(emptyDraft);
  }, [key]);

  const copyTitle = useCallback((numbers: string) => t('copy.default', { numbers }), [t]);
  const blank = useMemo(
    () => workedOut(draft, cockpit, { next: null, proofGrade: 'none' }, { onDay: asOf, language, copyTitle }),
    [draft, cockpit, asOf, language, copyTitle],
  );
  // As text, which is the same while nothing of it has changed.
  const asked = JSON.stringify(checkOf(draft, blank, cockpit, { onDay: asOf, atTime: isToday ? atTime : '' }));
  const [settledOn] = useDebouncedValue(asked, 150);
  const question = useMemo(() => JSON.parse(settledOn) as InputFor<'actions.check'>, [settledOn]);
  const check = useQueryOf('actions.check', question);
  // While the next answer is on its way the last one for the same result stays, so that nothing jumps.
  const [last, setLast] = useState<{ readonly result: CallDraft['result']; readonly data: typeof check.data }>();
  if (check.data !== undefined && last?.data !== check.data)
    setLast({ result: question.result ?? null, data: check.data });
  const answer = check.data ?? (last?.result === draft.result ? last.data : undefined);
  const proposals = { next: answer?.next ?? null, proofGrade: answer?.proofGrade ?? 'none' } as const;
  const call = workedOut(draft, cockpit, proposals, { onDay: asOf, language, copyTitle });
  return {
    draft,
    call,
    missing: missingOf(draft, call),
    findings: draft.result === null ? [] : (answer?.findings ?? []),
    hints: answer?.next?.hints ?? [],
    advisedChannel: answer?.advisedChannel ?? null,
    untouched: isUntouched(draft),
    settled: (check.data !== undefined || check.error !== null) && asked === settledOn,
    change,
    clear,
  };
}

/** What the guard and the rules of the next step look at; the words of the note are none of their business. */
function checkOf(
  draft: CallDraft,
  call: Call,
  cockpit: Cockpit,
  moment: { readonly onDay: Call['copyDueOn']; readonly atTime: string },
): InputFor<'actions.check'> {
  const {
    promise: _promise,
    disputes: _disputes,
    tasks: _tasks,
    rating: _rating,
    delayCause: _cause,
    ...action
  } = inputOf(
    { ...draft, result: draft.result ?? 'reached', note: '', overrideReason: '', closedBecause: null },
    { ...call, note: '', nextOn: null, proofGrade: 'none' },
    cockpit,
    moment,
  );
  const { result, ...rest } = action;
  return { ...rest, ...(draft.result === null ? {} : { result }) };
}
