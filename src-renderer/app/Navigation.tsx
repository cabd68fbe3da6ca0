import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useFormat } from './format.ts';
import classes from './Frame.module.css';
import { useQueryOf } from './queries.ts';
import { screens, type CounterName } from './screens.ts';
import { useWorkingPoint } from './working.tsx';

/** The screens, with what waits on each. */
export function Navigation() {
  const { t } = useTranslation('frame');
  const counters = useCounters();
  const { count } = useFormat();
  const shown = screens.filter((screen) => screen.group !== null);

  return (
    <nav className={classes.navigation} aria-label={t('navigation')}>
      <div className={classes.name}>{t('productName')}</div>
      {shown.map(({ id, path, group, counter }, index) => {
        const figure = counter === undefined ? undefined : counters[counter];
        return (
          <Fragment key={id}>
            {shown[index - 1]?.group !== group && (
              <p className={classes.groupName}>{t(`groups.${group ?? 'office'}`)}</p>
            )}
            <NavLink to={path} className={classes.link ?? ''}>
              {t(`screens.${id}`)}
              {counter !== undefined && figure !== undefined && figure > 0 && (
                <span
                  className={classes.counter}
                  data-hot={counter === 'warnings' || counter === 'today' || undefined}
                  title={t(`counters.${counter}`, { count: figure })}
                >
                  {count(figure)}
                </span>
              )}
            </NavLink>
          </Fragment>
        );
      })}
    </nav>
  );
}

function useCounters(): Readonly<Record<CounterName, number | undefined>> {
  const { point, currency } = useWorkingPoint();
  const used = new Set(screens.map((screen) => screen.counter));
  const today = useQueryOf('collections.today', point);
  const warnings = useQueryOf('signals.list', { ...point, include: 'open' });
  const customers = useQueryOf('customers.search', { text: '', limit: 1 }, { enabled: used.has('customers') });
  const unapplied = useQueryOf(
    'ledger.credits',
    { status: 'unapplied', currency, limit: 1 },
    { enabled: used.has('unapplied') },
  );
  return {
    today: today.data?.items.length,
    warnings: warnings.data?.openCount,
    customers: customers.data?.total,
    unapplied: unapplied.data?.total,
  };
}
