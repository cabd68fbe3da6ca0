import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstalmentPlanned, ScheduleInput } from '../../../src-main/areas/plans/contract.ts';
import { lastWithRest, rowAfter, type OwnCheck } from '../../../src-main/areas/plans/rules/own.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Promises.module.css';
import type { EditedRow, OwnSchedule } from './useOwnSchedule.ts';

const MOST = 60;

export interface InstalmentEditorProps {
  readonly own: OwnSchedule;
  readonly check: OwnCheck;
  readonly schedule: ScheduleInput;
  /** The terms carry interest: what of each instalment it is stands beside. */
  readonly interest: boolean;
  /** Dates, principal and interest as the service has them; undefined while the rows do not add up yet. */
  readonly planned: readonly InstalmentPlanned[] | undefined;
}

/** The instalments, each with its day and amount to change, and underneath what is still to be spread. */
export function InstalmentEditor({ own, check, schedule, interest, planned }: InstalmentEditorProps) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { currency, downPaymentMinor, downPaymentOn, firstDueOn, period } = schedule;
  const body = useRef<HTMLTableSectionElement>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const { rows } = own;
  const { leftMinor } = check;
  const withRest = leftMinor === 0 ? null : lastWithRest(rows, leftMinor);
  const totalMinor = downPaymentMinor + rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);

  const sumOf = (part: 'principalMinor' | 'interestMinor'): string =>
    planned === undefined
      ? '–'
      : format.amount(
          planned.reduce((sum, row) => sum + row[part], 0),
          currency,
        );

  // A row that came or went takes the focus along, so that the keys stay in the table.
  useEffect(() => {
    if (focus === null) return;
    field(body.current, Math.min(focus, rows.length - 1), 'day')?.focus();
    setFocus(null);
  }, [focus, rows.length]);

  const set = (key: number, change: Partial<EditedRow>): void =>
    own.change(`${key} ${Object.keys(change).join()}`, (all) =>
      all.map((row) => (row.key === key ? { ...row, ...change } : row)),
    );
  const add = (): void => {
    const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
    own.change(`add ${key}`, (all) => [...all, { ...rowAfter(all, period, leftMinor, firstDueOn), key }]);
    setFocus(rows.length);
  };
  const remove = (key: number, index: number): void => {
    own.change(`remove ${key}`, (all) => all.filter((row) => row.key !== key));
    setFocus(index);
  };
  /** Enter goes down a column, as in a sheet, and never saves the plan half typed. */
  const down = (event: KeyboardEvent<HTMLElement>): void => {
    const cell = event.target instanceof HTMLInputElement ? event.target.closest('td') : null;
    if (event.key !== 'Enter' || cell === null) return;
    event.preventDefault();
    const index = Number(cell.closest('tr')?.dataset['index'] ?? 'none');
    field(body.current, index + 1, cell.dataset['field'] === 'amount' ? 'amount' : 'day')?.focus();
  };
  return (
    <div className={classes.editor}>
      <table className={classes.table} aria-label={t('plan.instalments')}>
        <thead>
          <tr>
            <th>{t('columns.seq')}</th>
            <th>{t('own.dueOn')}</th>
            <th data-right>{t('columns.amount')}</th>
            {interest && <th data-right>{t('columns.principal')}</th>}
            {interest && <th data-right>{t('columns.interest')}</th>}
            <th />
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={down}>
          {downPaymentMinor > 0 && (
            <tr>
              <td>{t('plan.down')}</td>
              <td>{format.day(downPaymentOn)}</td>
              <td data-right>{format.amount(downPaymentMinor, currency)}</td>
              {interest && <td data-right>{format.amount(downPaymentMinor, currency)}</td>}
              {interest && <td data-right>–</td>}
              <td />
            </tr>
          )}
          {rows.map((row, index) => {
            const part = planned?.find(({ seq }) => seq === index + 1);
            const [dayProblem, amountProblem] = [check.days[index] ?? null, check.amounts[index] ?? null];
            const amount = (minor: number | undefined): string => (minor === undefined ? '–' : format.amount(minor, currency)); // prettier-ignore
            return (
              <tr key={row.key} data-index={index}>
                <td>{index + 1}</td>
                <td data-field="day">
                  <DayInput
                    hideLabel
                    label={t('own.dayOf', { n: index + 1 })}
                    value={row.dueOn}
                    onChange={(dueOn: Day | null) => set(row.key, { dueOn })}
                    lean="future"
                    error={dayProblem === null ? null : t(`own.problems.${dayProblem}`)}
                  />
                </td>
                <td data-field="amount">
                  <MoneyInput
                    hideLabel
                    label={t('own.amountOf', { n: index + 1 })}
                    currency={currency}
                    valueMinor={row.amountMinor}
                    onChange={(amountMinor) => set(row.key, { amountMinor })}
                    error={amountProblem === null ? null : t(`own.problems.${amountProblem}`)}
                  />
                </td>
                {interest && <td data-right>{amount(part?.principalMinor)}</td>}
                {interest && <td data-right>{amount(part?.interestMinor)}</td>}
                <td data-right>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('own.remove', { n: index + 1 })}
                    title={t('own.remove', { n: index + 1 })}
                    disabled={rows.length === 1}
                    onClick={() => remove(row.key, index)}
                  >
                    <Icon name="close" size={13} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('columns.total')}</td>
            <td data-right>{format.amount(totalMinor, currency)}</td>
            {interest && <td data-right>{sumOf('principalMinor')}</td>}
            {interest && <td data-right>{sumOf('interestMinor')}</td>}
            <td />
          </tr>
        </tfoot>
      </table>
      <div className={classes.tools}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="plus" size={12} />}
          disabled={rows.length >= MOST}
          onClick={add}
        >
          {t('own.add')}
        </Button>
        {leftMinor !== 0 && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={withRest === null}
            onClick={() => own.change('rest', (all) => lastWithRest(all, leftMinor) ?? all)}
          >
            {t('own.toLast')}
          </Button>
        )}
        {own.canUndo && (
          <Button variant="subtle" size="compact-sm" onClick={own.undo}>
            {t('own.undo')}
          </Button>
        )}
        {own.edited && (
          <Button variant="subtle" size="compact-sm" onClick={own.regenerate}>
            {t('own.anew')}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {leftMinor !== 0 ? (
          <Notice tone="look">
            {t(leftMinor > 0 ? 'own.left' : 'own.over', { amount: format.money(Math.abs(leftMinor), currency) })}
          </Notice>
        ) : check.complete ? (
          own.edited && <span className={classes.soft}>{t('own.complete')}</span>
        ) : (
          <Notice tone="look">{t('own.mend')}</Notice>
        )}
      </div>
    </div>
  );
}

function field(body: HTMLElement | null, index: number, name: 'day' | 'amount'): HTMLInputElement | null {
  return body?.querySelector(`tr[data-index="${index}"] td[data-field="${name}"] input`) ?? null;
}
