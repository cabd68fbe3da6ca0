import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal, TickCode } from '../../../src-main/areas/signals/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DangerBadge } from '../../components/DangerBadge.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { AcknowledgeDialog } from '../warnings/AcknowledgeDialog.tsx';
import { grouped } from '../warnings/grouping.ts';
import { SignalDrawer } from '../warnings/SignalDrawer.tsx';
import { SignalList } from '../warnings/SignalList.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';
import { DangerChecklist } from './signals/DangerChecklist.tsx';
import classes from './signals/Signals.module.css';
import { TickDrawer } from './signals/TickDrawer.tsx';
import { TickHistory } from './signals/TickHistory.tsx';

/** A customer's danger: the level, the ten signals as a checklist, what was seen and when, and every warning. */
export function SignalsTab({ customer: { id: customerId }, onTab }: CustomerTabProps) {
  const { t, i18n } = useTranslation(['customers', 'warnings']);
  const { point, book } = useWorkingPoint();
  const [acting, setActing] = useState<Signal | null>(null);
  const [shown, setShown] = useState<Signal | null>(null);
  const [ticking, setTicking] = useState<TickCode | '' | null>(null);
  const bringBack = useCommand('signals.bringBack');
  const danger = useQueryOf('signals.danger', { ...point, customerId });
  const { data: list } = useQueryOf('signals.list', { ...point, customerId, include: 'all' });
  const { data: history } = useQueryOf('signals.ticks', { ...point, customerId });
  const { data: settings } = useQueryOf('settings.get', {});
  const customer = danger.data?.customers[0];
  const lines = grouped(list?.rows ?? [], 'level');
  if (danger.error !== null) return <Notice tone="bad">{errorText(i18n, danger.error)}</Notice>;

  return (
    <div className={classes.tab}>
      <div className={classes.level}>
        <DangerBadge level={customer?.level ?? 'none'} weight={customer?.weight ?? 0} />
        {settings !== undefined && (
          <small>
            {t('warnings:ticks.levelNote', {
              weight: customer?.weight ?? 0,
              yellow: settings.danger.yellowFrom,
              orange: settings.danger.orangeFrom,
              red: settings.danger.redFrom,
            })}
          </small>
        )}
      </div>
      {customer?.level === 'red' && (
        <Notice tone="bad">
          <span className={classes.advice}>
            {t('warnings:holdHint')}
            <Button variant="default" size="compact-xs" onClick={() => onTab('limits')}>
              {t('warnings:hold')}
            </Button>
          </span>
        </Notice>
      )}
      <SectionTitle
        title={t('warnings:ticks.title')}
        note={t('warnings:ticks.note')}
        tools={
          !book.readOnly && (
            <Button size="compact-sm" onClick={() => setTicking('')}>
              {t('warnings:ticks.add')}
            </Button>
          )
        }
      />
      <Panel>
        <DangerChecklist
          standing={customer?.signals ?? []}
          readOnly={book.readOnly}
          onFigures={setShown}
          onTick={setTicking}
        />
      </Panel>
      <SectionTitle title={t('warnings:ticks.history')} />
      <Panel padded={history?.rows.length === 0}>
        <TickHistory ticks={history?.rows ?? []} readOnly={book.readOnly} />
      </Panel>
      <SectionTitle title={t('warnings:ticks.open')} />
      <Panel>
        {list !== undefined && lines.length === 0 ? (
          <EmptyState icon="check" title={t('signals.empty')} text={t('signals.emptyText')} />
        ) : (
          <SignalList
            lines={lines}
            onFigures={setShown}
            onAcknowledge={setActing}
            onSnooze={setActing}
            onBringBack={({ key }) => void bringBack.run({ key })}
          />
        )}
      </Panel>
      <AcknowledgeDialog signal={acting} onClose={() => setActing(null)} onDone={() => setActing(null)} />
      <SignalDrawer signal={shown} onClose={() => setShown(null)} />
      <TickDrawer customerId={customerId} code={ticking} onClose={() => setTicking(null)} />
    </div>
  );
}
