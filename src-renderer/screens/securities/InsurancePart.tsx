import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { Alarm } from './Alarm.tsx';
import { InsuredDrawer, type InsuredDraft } from './InsuredDrawer.tsx';
import { InsuredTable } from './InsuredTable.tsx';
import type { PolicyRow } from './rows.ts';
import classes from './Securities.module.css';

/** Policies, and what each covers of whom; the days count from the buyer's oldest overdue invoice. */
export function InsurancePart({ onPolicy }: { readonly onPolicy: (policy: PolicyRow) => void }) {
  const { t } = useTranslation('securities');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const [insured, setInsured] = useState<InsuredDraft | null>(null);
  const { data } = useQueryOf('securities.insurance', point);
  if (data === undefined) return null;
  if (data.rows.length === 0)
    return (
      <Panel>
        <EmptyState icon="shield" title={t('insurance.emptyTitle')} text={t('insurance.emptyText')} />
      </Panel>
    );
  return (
    <div className={classes.policies}>
      {data.rows.map((policy) => (
        <section key={policy.policyId}>
          <header className={classes.policy}>
            <h3>
              {policy.insurer} <span className={classes.soft}>{policy.number}</span>
            </h3>
            {!policy.inForce && <Chip>{t('insurance.notInForce')}</Chip>}
            {policy.alarms.map((alarm) => (
              <Alarm key={alarm.code} {...alarm} />
            ))}
            <span className={classes.push}>
              {!book.readOnly && (
                <>
                  <Button size="compact-sm" variant="default" onClick={() => onPolicy(policy)}>
                    {t('insurance.editPolicy')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<Icon name="plus" size={12} />}
                    onClick={() => setInsured({ policy, limit: null })}
                  >
                    {t('insurance.addBuyer')}
                  </Button>
                </>
              )}
            </span>
          </header>
          <p className={classes.terms}>
            {t('insurance.terms', {
              from: format.day(policy.fromOn),
              until: format.day(policy.untilOn),
              share: format.basisPoints(policy.insuredBp),
              retention:
                policy.retentionMinor === null
                  ? t('insurance.none')
                  : format.money(policy.retentionMinor, policy.currency),
            })}
            {' · '}
            {(['maxTermDays', 'maxExtensionDays', 'reportOverdueDays', 'claimDays'] as const)
              .map(
                (name) =>
                  `${t(`insurance.short.${name}`)} ${policy[name] === null ? '–' : t('common:days', { days: policy[name] })}`,
              )
              .join(' · ')}
          </p>
          <Panel>
            <InsuredTable
              limits={policy.limits}
              currency={policy.currency}
              onOpen={(limit) => setInsured({ policy, limit })}
            />
          </Panel>
        </section>
      ))}
      <InsuredDrawer draft={insured} onClose={() => setInsured(null)} />
    </div>
  );
}
