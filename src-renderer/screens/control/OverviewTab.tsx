import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Control.module.css';
import { PlanDrawer } from './PlanDrawer.tsx';

type Overview = ValueOf<'control.overview'>;

/** The gauge with its formula, the four ceilings, what follows, and the goal sheet. */
export function OverviewTab() {
  const { t, i18n } = useTranslation('control');
  const { point, currency, book } = useWorkingPoint();
  const [planning, setPlanning] = useState(false);
  const { data, error } = useQueryOf('control.overview', { ...point, currency });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const edit = !book.readOnly && (
    <Button variant={data.plan === null ? 'filled' : 'default'} onClick={() => setPlanning(true)}>
      {t(data.plan === null ? 'plan.make' : 'plan.edit')}
    </Button>
  );
  return (
    <>
      {data.plan === null ? (
        <EmptyState icon="scale" title={t('plan.emptyTitle')} text={t('plan.emptyText')} action={edit || undefined} />
      ) : (
        <>
          <Gauge overview={data} tools={edit} />
          <div className={classes.two}>
            <Ceilings overview={data} />
            <Goals overview={data} />
          </div>
          {data.options.length > 0 && <Options overview={data} />}
        </>
      )}
      <PlanDrawer opened={planning} plan={data.plan} onClose={() => setPlanning(false)} />
    </>
  );
}

function Gauge({ overview, tools }: { readonly overview: Overview; readonly tools: React.ReactNode }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const { usage, ceilingMinor, boundBy, receivablesMinor } = overview;
  if (usage === null || ceilingMinor === null)
    return (
      <Notice tone="note">
        {t('noCeiling')} {tools}
      </Notice>
    );
  // The scale ends at 125 % of the ceiling, or where the receivables do.
  const end = Math.max(ceilingMinor * 1.25, receivablesMinor);
  const at = (minor: number): string => `${Math.min(100, (minor / end) * 100)}%`;
  return (
    <Panel padded>
      <div className={classes.gauge}>
        <SectionTitle title={t('gauge.title')} tools={tools} />
        <div className={classes.headline}>
          <strong>{format.basisPoints(usage.usedBp)}</strong>
          <span className={classes.light} data-light={usage.light}>
            {t(`lights.${usage.light}`)}
          </span>
          <span className={classes.formula}>
            {t('gauge.formula', { owed: format.money(receivablesMinor, currency), ceiling: format.money(ceilingMinor, currency), by: t(`ceilings.${boundBy ?? 'dso'}.name`) })}
          </span>
        </div>
        <div className={classes.track} role="img" aria-label={t('gauge.label', { share: format.basisPoints(usage.usedBp) })}>
          <i data-light={usage.light} style={{ width: at(receivablesMinor) }} />
          <b style={{ left: at(ceilingMinor) }} />
        </div>
        <div className={classes.headline}>
          {usage.overMinor > 0 ? (
            <b>{t('gauge.over', { amount: format.money(usage.overMinor, currency) })}</b>
          ) : (
            <span>{t('gauge.free', { amount: format.money(usage.freeMinor, currency) })}</span>
          )}
          {usage.overMinor > 0 && usage.overCostMinor !== null && (
            <span className={classes.quiet}>{t('gauge.overCost', { amount: format.money(usage.overCostMinor, currency) })}</span>
          )}
        </div>
        {usage.consequences.length > 0 && (
          <ul className={classes.list}>
            {usage.consequences.map((code) => (
              <li key={code}>{t(`consequences.${code}`, { amount: format.money(usage.overMinor, currency) })}</li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  ); // prettier-ignore
}

function Ceilings({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const value = ({ unit, value: number }: Overview['ceilings'][number]['steps'][number]): string =>
    unit === 'money' ? format.amount(number, currency) : unit === 'bp' ? format.basisPoints(number) : unit === 'days' ? t('days', { n: number }) : String(number); // prettier-ignore
  return (
    <section>
      <SectionTitle title={t('ceilingsTitle')} note={t('ceilingsNote')} />
      <Panel>
        <table className={classes.table}>
          <tbody>
            {overview.ceilings.map((one) => (
              <tr key={one.name} data-bound={overview.boundBy === one.name || undefined}>
                <td>
                  {overview.boundBy === one.name && <Icon name="check" size={12} label={t('binding')} />} {t(`ceilings.${one.name}.name`)}
                  <div className={classes.quiet}>
                    {one.amountMinor === null
                      ? t('missing', { what: one.missing.map((what) => t(`lacks.${what}`)).join(t('join')) })
                      : one.steps.map((step) => `${step.op === 'min' ? t('min') : step.op} ${step.op === '=' ? '' : t(`steps.${step.label}`)} ${value(step)}`.trim()).join(' ')}
                  </div>
                </td>
                <td data-right="">{one.amountMinor === null ? '–' : <MoneyText amountMinor={one.amountMinor} currency={currency} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  ); // prettier-ignore
}

function Goals({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const text = (unit: Overview['goals'][number]['unit'], value: number | null): string =>
    value === null ? '–' : unit === 'money' ? format.amount(value, currency) : unit === 'bp' ? format.basisPoints(value) : t('days', { n: format.tenths(value) }); // prettier-ignore
  return (
    <section>
      <SectionTitle title={t('goals.title')} note={t('goals.note')} />
      <Panel>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('goals.goal')}</th>
              <th scope="col" data-right="">
                {t('goals.target')}
              </th>
              <th scope="col" data-right="">
                {t('goals.actual')}
              </th>
              <th />
            </tr>
          </thead>
          <tbody>
            {overview.goals.map((goal) => (
              <tr key={goal.name}>
                <td>{t(`goals.names.${goal.name}`)}</td>
                <td data-right="">{text(goal.unit, goal.target)}</td>
                <td data-right="">{text(goal.unit, goal.actual)}</td>
                <td>
                  {goal.light !== null && (
                    <span className={classes.light} data-light={goal.light}>
                      {t(`goalLights.${goal.light}`)}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  );
}

function Options({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('control');
  const { currency } = useWorkingPoint();
  const best = Math.max(...overview.options.map(({ netMinor }) => netMinor));
  const columns = ['contributionMinor', 'opportunityMinor', 'collectionCostMinor', 'badDebtMinor', 'netMinor', 'receivablesMinor'] as const; // prettier-ignore
  return (
    <section>
      <SectionTitle title={t('options.title')} note={t('options.note')} />
      <Panel>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('options.name')}</th>
              {columns.map((name) => (
                <th key={name} scope="col" data-right="">
                  {t(`options.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overview.options.map((option) => (
              <tr key={option.name} data-bound={option.netMinor === best || undefined}>
                <td>{option.name}</td>
                {columns.map((name) => (
                  <td key={name} data-right="">
                    <MoneyText amountMinor={option[name]} currency={currency} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  );
}
