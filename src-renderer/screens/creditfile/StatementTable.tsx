import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../src-main/areas/creditfile/contract.ts';
import { balanceDifferenceMinor, ratiosOf, type Ratio } from '../../../src-main/areas/creditfile/rules/ratios.ts';
import { useFormat } from '../../app/format.ts';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Creditfile.module.css';
import { figureGroups, ratioText, totalLines } from './figures.ts';
import { showFigure } from './units.ts';

export interface PeriodsProps {
  /** Newest first. */
  readonly statements: readonly Statement[];
  /** The period whose arithmetic is shown. */
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

/** Statements side by side, the newest at the left, in one unit. */
export function StatementTable(
  props: PeriodsProps & { readonly power: number; readonly onEdit?: (statement: Statement) => void },
) {
  const { t } = useTranslation('creditfile');
  const { statements, power } = props;
  return (
    <table className={classes.table}>
      <PeriodHeads {...props} />
      {figureGroups.map(({ group, names }) => {
        const used = names.filter((name) => statements.some(({ figures }) => figures[name] !== null));
        return (
          used.length > 0 && (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={statements.length + 1} className={classes.group}>
                  {t(`groups.${group}`)}
                </th>
              </tr>
              {used.map((name) => (
                <tr key={name} data-total={totalLines.has(name) || undefined}>
                  <th scope="row">{t(`figures.${name}`)}</th>
                  {statements.map(({ statementId, figures, currency }) => (
                    <td key={statementId}>
                      {figures[name] === null ? <Missing /> : showFigure(figures[name], power, currency)}
                    </td>
                  ))}
                </tr>
              ))}
              {group === 'balance' && (
                <tr>
                  <th scope="row">{t('statement.check')}</th>
                  {statements.map(({ statementId, figures, currency }) => {
                    const difference = balanceDifferenceMinor(figures);
                    return (
                      <td key={statementId} data-bad={(difference !== null && difference !== 0) || undefined}>
                        {difference === null ? (
                          <Missing />
                        ) : difference === 0 ? (
                          t('statement.balanced')
                        ) : (
                          t('statement.off', { amount: showFigure(difference, power, currency) })
                        )}
                      </td>
                    );
                  })}
                </tr>
              )}
            </tbody>
          )
        );
      })}
    </table>
  );
}

/** The ratios of every period, with the arithmetic of the one chosen. */
export function RatioTable({ statements, shown, onShow }: PeriodsProps) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const all = statements.map((statement, index) => ratiosOf(statement, statements[index + 1] ?? null));
  const chosen = statements[shown];
  const arithmetic = (ratio: Ratio): string => {
    if (chosen === undefined) return '';
    if (ratio.lack === 'figures')
      return t('ratio.lacking', {
        lines: ratio.lacking.map((name) => t(`figures.${name}`)).join(t('common:listSeparator')),
      });
    if (ratio.lack !== null) return t(`ratio.${ratio.lack}`);
    const values = Object.fromEntries(
      Object.entries(ratio.inputs).map(([name, minor]) => [
        name.startsWith('earlier.') ? 'earlier' : name,
        format.amount(minor, chosen.currency),
      ]),
    );
    return t(`formula.${ratio.code}`, {
      ...values,
      months: chosen.months,
      monthsThen: statements[shown + 1]?.months ?? 12,
    });
  };
  return (
    <table className={classes.table}>
      <PeriodHeads statements={statements} shown={shown} onShow={onShow} last={t('ratio.arithmetic')} />
      <tbody>
        {(all[shown] ?? []).map((ratio, row) => (
          <tr key={ratio.code}>
            <th scope="row">{t(`ratio.names.${ratio.code}`)}</th>
            {statements.map(({ statementId }, index) => (
              <td key={statementId}>
                <RatioValue ratio={all[index]?.[row]} />
              </td>
            ))}
            <td data-text>{arithmetic(ratio)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RatioValue({ ratio }: { readonly ratio: Ratio | undefined }) {
  const { t } = useTranslation('creditfile');
  if (ratio === undefined || ratio.valueMilli === null) return <Missing />;
  return (
    <>
      {ratio.light !== null && (
        <span className={classes.light} data-light={ratio.light}>
          {t(`lights.${ratio.light}`)}
        </span>
      )}
      {ratioText(ratio.valueMilli, ratio.unit)}
      {ratio.unit === 'days' && ` ${t('ratio.days')}`}
    </>
  );
}

function PeriodHeads(
  props: PeriodsProps & { readonly last?: string; readonly onEdit?: (statement: Statement) => void },
) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const { statements, shown, onShow, last, onEdit } = props;
  return (
    <thead>
      <tr>
        <td />
        {statements.map((statement, index) => (
          <th key={statement.statementId} scope="col">
            <button
              type="button"
              className={classes.period}
              aria-pressed={index === shown}
              onClick={() => onShow(index)}
            >
              {format.day(statement.periodEndOn)}
            </button>
            {last === undefined && (
              <small>
                {t('statement.monthCount', { count: statement.months })} ·{' '}
                {t(statement.audited ? 'statement.auditedShort' : 'statement.notAudited')}
                <br />
                {statement.source} {statement.currency}
                {onEdit !== undefined && (
                  <>
                    {' '}
                    <TextButton onClick={() => onEdit(statement)}>{t('common:edit')}</TextButton>
                  </>
                )}
              </small>
            )}
          </th>
        ))}
        {last !== undefined && (
          <th scope="col" data-text>
            {last}
          </th>
        )}
      </tr>
    </thead>
  );
}

function Missing() {
  const { t } = useTranslation('creditfile');
  return (
    <span className={classes.missing} title={t('notGiven')}>
      —
    </span>
  );
}
