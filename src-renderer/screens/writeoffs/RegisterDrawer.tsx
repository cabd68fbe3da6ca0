import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WriteOff } from '../../../src-main/areas/writeoffs/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayText } from '../../components/DayText.tsx';
import classes from '../../components/Drill/Drill.module.css';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import own from './WriteOffs.module.css';
import { DossierDialog, RecoverDialog } from './RegisterDialogs.tsx';

export interface RegisterDrawerProps {
  readonly row: WriteOff | null;
  readonly onClose: () => void;
}

/** One entry of the register: the debts behind it, its dossier, what came in since, and what can be done. */
export function RegisterDrawer({ row, onClose }: RegisterDrawerProps) {
  const { t } = useTranslation('writeoffs');
  const [front, setFront] = useState<'recover' | 'dossier' | 'cancel' | null>(null);
  const close = (): void => setFront(null);
  return (
    <>
      <SideDrawer
        opened={row !== null}
        onClose={onClose}
        title={t('register.entry')}
        size={620}
        closeOnEscape={front === null}
      >
        {row !== null && <Entry row={row} onAct={setFront} />}
      </SideDrawer>
      <RecoverDialog row={front === 'recover' ? row : null} onClose={close} />
      <DossierDialog row={front === 'dossier' ? row : null} onClose={close} />
      <CancelDialog row={front === 'cancel' ? row : null} onClose={close} />
    </>
  );
}

function Entry(props: { readonly row: WriteOff; readonly onAct: (what: 'recover' | 'dossier' | 'cancel') => void }) {
  const { t } = useTranslation('writeoffs');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const { row, onAct } = props;
  const { currency } = row;
  const stands = row.cancelledOn === null;
  return (
    <div className={classes.document}>
      <div className={classes.heading}>
        <h3>{row.number}</h3>
        <button type="button" className={classes.link} onClick={() => void navigate(`/customers/${row.customerId}`)}>
          {row.customerName}
        </button>
        {stands && !book.readOnly && (
          <div className={classes.tools}>
            <Button variant="default" size="compact-sm" onClick={() => onAct('dossier')}>
              {t('register.dossier')}
            </Button>
            {row.recoveredMinor === 0 && (
              <Button variant="default" size="compact-sm" onClick={() => onAct('cancel')}>
                {t('cancel.button')}
              </Button>
            )}
            {row.recoverableMinor > 0 && (
              <Button size="compact-sm" onClick={() => onAct('recover')}>
                {t('recover.button')}
              </Button>
            )}
          </div>
        )}
      </div>
      {!stands && (
        <Notice tone="look">
          {t('cancel.was', { day: format.day(row.cancelledOn ?? row.on), reason: row.cancelReason })}
        </Notice>
      )}
      <dl className={classes.facts}>
        {(
          [
            [t('fields.on'), format.day(row.on)],
            [t('fields.reason'), t(`reasons.${row.reason}`)],
            [t('register.amount'), format.money(row.amountMinor, currency)],
            [t('register.recovered'), format.money(row.recoveredMinor, currency)],
            [t('register.claim'), format.money(row.claimMinor, currency)],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h4>{t('register.debts')}</h4>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('register.invoice')}</th>
              <th>{t('register.dueOn')}</th>
              <th data-right>{t('register.original')}</th>
              <th data-right>{t('register.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {row.debts.map((debt) => (
              <tr key={`${debt.documentId} ${debt.dueOn}`}>
                <td>{debt.number}</td>
                <td>
                  <DayText day={debt.dueOn} />
                </td>
                <td data-right>
                  <MoneyText amountMinor={debt.originalMinor} currency={currency} />
                </td>
                <td data-right>
                  <MoneyText amountMinor={debt.writtenOffMinor} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h4>{t('register.dossier')}</h4>
        <dl className={classes.facts}>
          {(
            [
              [t('fields.approver'), row.approver],
              [t('fields.evidence'), row.evidence],
              [t('fields.taxClass'), row.taxClass === '' ? '' : t(`taxClasses.${row.taxClass}`)],
              [t('fields.note'), row.note],
            ] as const
          ).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value === '' ? '–' : value}</dd>
            </div>
          ))}
        </dl>
        {row.gaps.length > 0 && (
          <p className={own.gaps}>
            {row.gaps.map((gap) => (
              <Chip key={gap} bad>
                {t(`gapChips.${gap}`)}
              </Chip>
            ))}
          </p>
        )}
      </section>
      {stands && row.claimMinor > 0 && row.limitationOn !== null && (
        <Notice tone="note">{t('register.limitation', { day: format.day(row.limitationOn) })}</Notice>
      )}
    </div>
  );
}

function CancelDialog({ row, onClose }: RegisterDrawerProps) {
  const { t } = useTranslation('writeoffs');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const cancel = useCommand('writeoffs.cancel');
  return (
    <AskReason
      opened={row !== null}
      title={row === null ? '' : t('cancel.title', { number: row.number })}
      reasonLabel={t('cancel.reason')}
      day={{ label: t('cancel.on'), from: today }}
      confirmLabel={t('cancel.confirm')}
      busy={cancel.running}
      failure={cancel.failure}
      onCancel={() => {
        cancel.clear();
        onClose();
      }}
      onConfirm={({ reason, on }) => {
        if (row === null || on === null) return;
        void cancel.run({ writeOffId: row.writeOffId, on, reason }, { quiet: true }).then((reply) => {
          if (!reply.ok) return;
          notifications.show({ message: t('cancel.done', { number: row.number }) });
          onClose();
        });
      }}
    >
      {row !== null && <p>{t('cancel.text', { amount: format.money(row.amountMinor, row.currency) })}</p>}
    </AskReason>
  );
}
