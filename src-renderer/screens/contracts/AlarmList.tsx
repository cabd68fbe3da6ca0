import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ContractAlarm } from '../../../src-main/areas/contracts/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Contracts.module.css';

const icons: Readonly<Record<ContractAlarm['level'], IconName>> = { yellow: 'eye', orange: 'warning', red: 'flame' };
const parts = { contract: 'overview', milestone: 'milestones', delivery: 'deliveries', claim: 'claims', person: 'people', amendment: 'amendments' } as const; // prettier-ignore
const SHOWN = 4;

/** Where the record of an alarm is looked at. */
export function placeOf({ contractId, record }: Pick<ContractAlarm, 'contractId' | 'record'>): string {
  return contractId === null ? `/contracts?view=${parts[record]}` : `/contracts/${contractId}?part=${parts[record]}`;
}

/** What cannot wait, worst first; a line opens its record. */
export function AlarmList(props: {
  readonly alarms: readonly ContractAlarm[];
  readonly label: string;
  /** False where all are of one customer. */
  readonly withCustomer?: boolean;
}) {
  const { alarms, label, withCustomer = true } = props;
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const navigate = useNavigate();
  const [whole, setWhole] = useState(false);
  if (alarms.length === 0) return null;
  const shown = whole ? alarms : alarms.slice(0, SHOWN);
  return (
    <section aria-label={label}>
      <Panel>
        <ul className={classes.alarms} data-one={!withCustomer || undefined}>
          {shown.map((alarm) => (
            <li key={`${alarm.code}-${alarm.recordId}`} data-level={alarm.level}>
              <button type="button" onClick={() => void navigate(placeOf(alarm))}>
                <span>
                  <Icon name={icons[alarm.level]} size={12} /> {t(`alarms.${alarm.code}`)}
                </span>
                <span>
                  {[alarm.contractNumber, alarm.record === 'claim' ? t(`causes.${alarm.label}`) : alarm.label]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>
                {withCustomer && <span>{alarm.customerName}</span>}
                <span>{format.day(alarm.dueOn)}</span>
                <span>{dayText(t, alarm.daysLeft)}</span>
              </button>
            </li>
          ))}
        </ul>
        {alarms.length > SHOWN && (
          <div className={classes.more}>
            <Button variant="subtle" size="compact-xs" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? t('alarms.less') : t('alarms.more', { n: alarms.length - SHOWN })}
            </Button>
          </div>
        )}
      </Panel>
    </section>
  );
}

/** 3 days left, today, 12 days ago. */
export function dayText(t: TFunction<'contracts'>, daysLeft: number): string {
  if (daysLeft === 0) return t('when.today');
  return t(daysLeft > 0 ? 'when.left' : 'when.ago', { days: Math.abs(daysLeft) });
}
