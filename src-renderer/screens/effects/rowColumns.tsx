import type { TFunction } from 'i18next';
import type { EffectFigure } from '../../../src-main/areas/effects/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { ValueOf } from '../../app/calls.ts';
import type { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import type { useCodeName } from './useCodeName.ts';

type Answer = ValueOf<'effects.rows'>;
export type Row = Answer['rows'][number];

type ColumnName =
  | 'dueOn' | 'on' | 'actOn' | 'reachedOn' | 'customer' | 'number' | 'case' | 'action' | 'result' | 'startedOn' | 'countsFor' | 'repliedOn' | 'days' | 'stoodDays'
  | 'received' | 'credited' | 'overdue' | 'other' | 'promised' | 'kept' | 'fellDue' | 'paid' | 'disputed' | 'entered' | 'stuck'
  | 'startMinor' | 'newlyMinor' | 'creditedMinor' | 'otherMinor' | 'endMinor'
  | 'minutes' | 'cost' | 'score' | 'state' | 'isCleared' | 'isInTime' | 'isReached' | 'isPromised' | 'isPaid'; // prettier-ignore

const item = ['dueOn', 'customer', 'number'] as const;
const flow = ['on', 'customer', 'number', 'countsFor', 'action', 'received'] as const;
const act = ['actOn', 'customer', 'action', 'result'] as const;
const balance = [
  'customer',
  'startMinor',
  'newlyMinor',
  'received',
  'creditedMinor',
  'otherMinor',
  'endMinor',
] as const;
const funnel = ['reachedOn', 'customer', 'number', 'entered'] as const;

/** What the drawer of each figure shows; every amount and count of it ends in its total. */
const shown: Readonly<Record<EffectFigure, readonly ColumnName[]>> = {
  start: [...item, 'overdue'],
  newly: [...item, 'overdue'],
  other: [...item, 'other'],
  end: [...item, 'overdue'],
  received: flow,
  credited: ['on', 'customer', 'number', 'credited'],
  success: [...balance, 'state'],
  reduction: [...balance, 'state'],
  cleared: [...balance, 'isCleared'],
  open_customers: [...balance, 'state'],
  within: ['actOn', 'customer', 'action', 'repliedOn', 'days', 'isInTime'],
  response: ['actOn', 'customer', 'action', 'repliedOn', 'days'],
  recovery_start: ['on', 'customer', 'number', 'startedOn', 'received', 'days'],
  recovery_due: ['on', 'customer', 'number', 'dueOn', 'received', 'days'],
  cost: [...act, 'minutes', 'cost'],
  actions: [...act, 'minutes', 'cost'],
  legal: ['actOn', 'customer', 'case', 'cost'],
  attributed: flow,
  unassisted: ['on', 'customer', 'number', 'received'],
  contact: [...act, 'isReached'],
  promise: [...act, 'isPromised'],
  kept: ['dueOn', 'customer', 'promised', 'kept'],
  collection: [...item, 'fellDue', 'paid'],
  disputed: [...item, 'overdue', 'disputed'],
  satisfaction: ['actOn', 'customer', 'score'],
  line_actions: [...act, 'minutes', 'cost', 'isReached'],
  line_reached: act,
  line_promises: act,
  line_receipts: flow,
  line_net: ['on', 'customer', 'number', 'action', 'received', 'cost'],
  funnel_entered: [...funnel, 'isPaid'],
  funnel_paid: funnel,
  funnel_went_on: funnel,
  funnel_stuck: [...funnel, 'stuck', 'stoodDays'],
};

const sumOf = {
  received: 'amountMinor', credited: 'amountMinor', overdue: 'amountMinor', other: 'amountMinor', promised: 'amountMinor', fellDue: 'amountMinor',
  entered: 'amountMinor', kept: 'partMinor', paid: 'partMinor', disputed: 'partMinor', stuck: 'partMinor',
  startMinor: 'startMinor', newlyMinor: 'newlyMinor', creditedMinor: 'creditedMinor', otherMinor: 'otherMinor', endMinor: 'endMinor',
} as const; // prettier-ignore

const dayOf = { dueOn: 'on', on: 'on', actOn: 'on', reachedOn: 'on', startedOn: 'actionOn', countsFor: 'actionOn', repliedOn: 'repliedOn' } as const; // prettier-ignore

interface Words {
  readonly t: TFunction<'effects'>;
  readonly format: ReturnType<typeof useFormat>;
  readonly nameOf: ReturnType<typeof useCodeName>;
}

/** The columns of a figure's rows, each amount and count with what all rows add up to. */
export function rowColumns(
  figure: EffectFigure,
  currency: CurrencyCode,
  answer: Answer | undefined,
  { t, format, nameOf }: Words,
): GridColumn<Row>[] {
  const column = (name: ColumnName): GridColumn<Row> => {
    const base = { id: name, header: t(`rows.heads.${name}`) };
    const foot = (text: string | undefined) => (text === undefined ? {} : { footer: text });
    switch (name) {
      case 'customer':
        return { ...base, header: t('common:customer'), width: 150, grow: 3, cell: (row) => row.customerName };
      case 'number':
      case 'case':
        return { ...base, width: 120, grow: 1, cell: (row) => row.number || '–' };
      case 'action':
        return { ...base, width: 130, grow: 2, cell: (row) => actionOf(row, t, nameOf) };
      case 'result':
        return { ...base, width: 110, grow: 1, cell: (row) => (row.result === '' ? '–' : nameOf('result', row.result)) };
      case 'days':
      case 'stoodDays':
        return { ...base, width: 76, grow: 0, align: 'right', cell: ({ days }) => (days === null ? '–' : format.count(days)) };
      case 'score':
        return { ...base, width: 76, grow: 0, align: 'right', cell: ({ score }) => score ?? '–' };
      case 'minutes':
        return { ...base, width: 76, grow: 0, align: 'right', ...foot(answer && format.count(answer.sums.minutes)), cell: (row) => format.count(row.minutes) };
      case 'cost':
        return {
          ...base, width: 120, grow: 1, align: 'right', ...foot(answer && costText(answer, format)),
          cell: ({ costMinor, costCurrency }) =>
            <MoneyText amountMinor={costMinor} currency={costCurrency} dashZero withSign={(answer?.sums.costs.length ?? 0) > 1} />,
        };
      case 'state':
        return { ...base, width: 84, grow: 0, cell: (row) => row.counts ? <Chip>{t('rows.cleared')}</Chip> : row.worked ? t('rows.worked') : t('rows.notWorked') };
      case 'isCleared':
      case 'isInTime':
      case 'isReached':
      case 'isPromised':
      case 'isPaid':
        return { ...base, width: 92, grow: 0, align: 'right', ...foot(answer && format.count(answer.sums.counting)), cell: ({ counts }) => (counts ? t('rows.yes') : '–') };
      case 'dueOn': {
        // Beside the day of a receipt the due day is where its days are counted from.
        const field = figure === 'recovery_due' ? 'actionOn' : 'on';
        return { ...base, width: 104, grow: 0, cell: (row) => dayText(row[field], '–') };
      }
      case 'on':
      case 'actOn':
      case 'reachedOn':
      case 'startedOn':
      case 'countsFor':
      case 'repliedOn':
        return { ...base, width: 104, grow: 0, cell: (row) => dayText(row[dayOf[name]], name === 'repliedOn' ? t('rows.noReply') : '–') };
      default: {
        const field = sumOf[name];
        return {
          ...base, width: 112, grow: 1, align: 'right', ...foot(answer && format.amount(answer.sums[field], currency)),
          cell: (row) => <MoneyText amountMinor={row[field]} currency={currency} dashZero />,
        };
      }
    }
  }; // prettier-ignore
  return shown[figure]
    .filter((name) => name !== 'otherMinor' || (answer?.sums.otherMinor ?? 0) !== 0)
    .map(column)
    .map((one, index) => (index > 0 || answer === undefined ? one : { ...one, footer: t('rows.total', { n: format.count(answer.total) }) })); // prettier-ignore
}

const dayText = (day: Row['on'], missing: string) => (day === null ? missing : <DayText day={day} />);

/** What was done; a legal cost is told by its case, and a receipt nothing was done for by nothing. */
function actionOf(row: Row, t: Words['t'], nameOf: Words['nameOf']): string {
  if (row.channel === '') return row.costMinor === 0 ? t('rows.unassisted') : t('rows.legal', { number: row.number });
  const channel = nameOf('channel', row.channel);
  return row.stepCode === '' ? channel : `${channel} · ${nameOf('step', row.stepCode)}`;
}

function costText({ sums: { costs } }: Answer, format: Words['format']): string | undefined {
  const [only] = costs;
  if (costs.length === 1 && only !== undefined) return format.amount(only.costMinor, only.currency);
  return costs.map(({ costMinor, currency }) => format.money(costMinor, currency)).join(' + ') || undefined;
}
