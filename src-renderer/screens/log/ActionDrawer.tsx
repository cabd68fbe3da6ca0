import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../src-main/areas/actions/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { ActionForm } from '../../components/ActionForm/ActionForm.tsx';
import { useFindingText } from '../../components/ActionForm/ConductPart.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Log.module.css';
import { RescheduleDialog } from './RescheduleDialog.tsx';

/** One row of the log whole: what was said, what proves it, its files; corrected and taken back from here. */
export function ActionDrawer({ action, onClose }: { readonly action: Action | null; readonly onClose: () => void }) {
  const { t } = useTranslation('log');
  const [front, setFront] = useState<'correct' | 'withdraw' | 'reschedule' | null>(null);
  const close = (): void => {
    setFront(null);
    onClose();
  };
  return (
    <>
      <SideDrawer
        opened={action !== null}
        onClose={close}
        size={620}
        closeOnEscape={front === null || front === 'correct'}
        title={front === 'correct' ? t('correctTitle') : (action?.customerName ?? '')}
      >
        {action !== null &&
          (front === 'correct' ? (
            <ActionForm
              customerId={action.customerId}
              corrects={action}
              onDone={close}
              onCancel={() => setFront(null)}
            />
          ) : (
            <Facts action={action} onAct={setFront} />
          ))}
      </SideDrawer>
      <WithdrawDialog action={front === 'withdraw' ? action : null} onCancel={() => setFront(null)} onDone={close} />
      <RescheduleDialog
        action={front === 'reschedule' ? action : null}
        onCancel={() => setFront(null)}
        onDone={close}
      />
    </>
  );
}

function Facts({
  action,
  onAct,
}: {
  readonly action: Action;
  readonly onAct: (what: 'correct' | 'withdraw' | 'reschedule') => void;
}) {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  const { book } = useWorkingPoint();
  const finding = useFindingText();
  const stands = action.voidedAt === null && !book.readOnly;
  const person = [action.contactName, action.contactRole === '' ? '' : roleText()]
    .filter((part) => part !== '')
    .join(' · ');
  function roleText(): string {
    return t([`common:contactRoles.${action.contactRole}`, `privateRoles.${action.contactRole}`]);
  }
  const facts: readonly (readonly [string, string])[] = [
    [t('fields.day'), [format.day(action.onDay), action.atTime].join(' ').trim()],
    [
      t('fields.channel'),
      `${t(`cockpit:channel.${action.channel}`)} · ${t(`directions.${action.direction}`)} · ${t(`purposes.${action.purpose}`)}`,
    ],
    [t('fields.contact'), person],
    [t('fields.result'), t(`cockpit:result.${action.result}`)],
    [t('fields.reason'), action.reasonCode === '' ? '' : t(`cockpit:excuse.${action.reasonCode}`)],
    [t('fields.items'), action.items.map(({ number }) => number).join(t('common:listSeparator'))],
    [t('fields.companions'), String(action.facts['companions'] ?? '')],
    [
      t('fields.proof'),
      [t(`grades.${action.proofGrade}`), String(action.facts['slipNo'] ?? ''), action.proofNote]
        .filter((part) => part !== '')
        .join(' · '),
    ],
    [t('fields.minutes'), action.minutes === 0 ? '' : String(action.minutes)],
    [
      t('fields.cost'),
      action.costMinor === 0
        ? ''
        : [format.money(action.costMinor, action.costCurrency), action.costNote]
            .filter((part) => part !== '')
            .join(' · '),
    ],
    [
      t('fields.next'),
      action.nextOn === null
        ? ''
        : [
            format.day(action.nextOn),
            action.nextTime,
            action.nextAction === '' ? '' : t(`cockpit:nextAction.${action.nextAction}`),
          ]
            .filter((part) => part !== '')
            .join(' '),
    ],
    [t('fields.closedBecause'), action.closedBecause],
    [t('fields.by'), action.actor],
  ];
  return (
    <div className={classes.drawer}>
      {action.voidedAt !== null && <Notice tone="look">{t('row.voided', { reason: action.voidReason })}</Notice>}
      {stands && (
        <Group gap={8}>
          <Button size="compact-sm" variant="default" onClick={() => onAct('correct')}>
            {t('edit')}
          </Button>
          {action.purpose !== 'care' && (
            <Button size="compact-sm" variant="default" onClick={() => onAct('reschedule')}>
              {t('state.reschedule')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => onAct('withdraw')}>
            {t('withdraw')}
          </Button>
        </Group>
      )}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <FactRow key={label} label={label} value={value} />
          ))}
      </dl>
      {action.note !== '' && (
        <section>
          <h4>{t('fields.note')}</h4>
          <p className={classes.note}>{action.note}</p>
        </section>
      )}
      {action.text !== '' && (
        <section>
          <h4>{t('fields.text')}</h4>
          <p className={classes.note}>{action.text}</p>
        </section>
      )}
      {action.findings.length > 0 && (
        <section>
          <h4>{t('check')}</h4>
          {action.findings.map((each) => (
            <Notice key={`${each.code}${JSON.stringify(each.params)}`} tone="look">
              {finding(each)}
            </Notice>
          ))}
          <p className={classes.soft}>{t('row.override', { reason: action.overrideReason })}</p>
        </section>
      )}
      <section>
        <h4>{t('files')}</h4>
        <Attachments
          entity="action"
          entityId={action.actionId}
          customerId={action.customerId}
          kinds={['statement', 'report', 'other']}
        />
      </section>
    </div>
  );
}

function FactRow({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function WithdrawDialog(props: {
  readonly action: Action | null;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('log');
  const command = useCommand('actions.withdraw');
  const { action } = props;
  return (
    <AskReason
      opened={action !== null}
      title={t('withdrawTitle')}
      reasonLabel={t('withdrawReason')}
      confirmLabel={t('withdraw')}
      danger
      busy={command.running}
      failure={command.failure}
      onCancel={props.onCancel}
      onConfirm={({ reason }) => {
        if (action === null) return;
        void command.run({ actionId: action.actionId, reason }, { quiet: true }).then((reply) => {
          if (!reply.ok) return;
          notifications.show({ message: t('withdrawn_done') });
          props.onDone();
        });
      }}
    >
      <p>{t('withdrawText')}</p>
    </AskReason>
  );
}
