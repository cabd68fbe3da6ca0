import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { SecurityRow } from './rows.ts';
import classes from './Securities.module.css';
import { SecurityForm } from './SecurityForm.tsx';

export interface SecurityDrawerProps {
  readonly security: SecurityRow | 'new' | null;
  /** A new one is this customer's. */
  readonly customer?: PickedCustomer;
  readonly onClose: () => void;
}

/** One security: the day that counts and why, what is amiss, its fields, its papers. */
export function SecurityDrawer({ security, customer, onClose }: SecurityDrawerProps) {
  const { t } = useTranslation('securities');
  const [asking, setAsking] = useState<'release' | 'remove' | null>(null);
  const { book, asOf } = useWorkingPoint();
  const release = useCommand('securities.release');
  const remove = useCommand('securities.remove');
  const row = security === 'new' || security === null ? null : security;

  const end = async (what: 'release' | 'remove', answer: { reason: string; on: typeof asOf | null }): Promise<void> => {
    if (row === null) return;
    const { securityId } = row;
    const reply =
      what === 'release'
        ? await release.run({ securityId, on: answer.on ?? asOf, reason: answer.reason }, { quiet: true })
        : await remove.run({ securityId, reason: answer.reason }, { quiet: true });
    if (!reply.ok) return;
    setAsking(null);
    notifications.show({ message: t(what === 'release' ? 'drawer.releasedDone' : 'drawer.removedDone') });
    onClose();
  };

  return (
    <SideDrawer
      opened={security !== null}
      onClose={onClose}
      size={640}
      closeOnEscape={asking === null}
      title={t(row === null ? 'add.register' : 'drawer.title')}
    >
      {security !== null && (
        <div className={classes.form}>
          {row !== null && <Standing row={row} />}
          <SecurityForm key={row?.securityId ?? 'new'} row={row} customer={customer ?? null} onDone={onClose} />
          {row !== null && (
            <>
              <section>
                <h4>{t('drawer.files')}</h4>
                <Attachments
                  entity="security"
                  entityId={row.securityId}
                  customerId={row.customerId}
                  kinds={['guarantee', 'resolution', 'evidence']}
                />
              </section>
              {!book.readOnly && (
                <Group gap={8}>
                  {row.releasedOn === null && (
                    <Button variant="default" size="compact-sm" onClick={() => setAsking('release')}>
                      {t('drawer.release')}
                    </Button>
                  )}
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking('remove')}>
                    {t('drawer.remove')}
                  </Button>
                </Group>
              )}
            </>
          )}
          <AskReason
            opened={asking !== null}
            title={t(asking === 'remove' ? 'drawer.remove' : 'drawer.release')}
            reasonLabel={t('drawer.reason')}
            confirmLabel={t(asking === 'remove' ? 'drawer.remove' : 'drawer.release')}
            {...(asking === 'release' ? { day: { label: t('drawer.releaseOn'), from: asOf } } : { danger: true })}
            busy={release.running || remove.running}
            failure={asking === 'remove' ? remove.failure : release.failure}
            onConfirm={(answer) => void end(asking ?? 'release', answer)}
            onCancel={() => setAsking(null)}
          />
        </div>
      )}
    </SideDrawer>
  );
}

function Standing({ row }: { readonly row: SecurityRow }) {
  const { t } = useTranslation('securities');
  const format = useFormat();
  return (
    <>
      <p className={classes.law}>
        <b>{t('drawer.counts', { amount: format.money(row.coverMinor, row.currency) })}</b>
        {row.paidShareBp !== null && ` · ${t('drawer.paidShare', { share: format.basisPoints(row.paidShareBp) })}`}
        {row.depositCapMinor !== null &&
          ` · ${t('drawer.cap', { amount: format.money(row.depositCapMinor, row.currency) })}`}
      </p>
      {row.releasedOn !== null && (
        <Notice tone="note">
          {t('drawer.wasReleased', { day: format.day(row.releasedOn), reason: row.releaseReason })}
        </Notice>
      )}
      {row.warnings.map((code) => (
        <Notice
          key={code}
          tone={['period_missed', 'not_registered', 'recovery_blocked'].includes(code) ? 'bad' : 'look'}
        >
          {t(`warnings.${code}`)}
        </Notice>
      ))}
    </>
  );
}
