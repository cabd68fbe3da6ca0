import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import classes from './Orders.module.css';

type Decision = ValueOf<'holds.check'>['decision'];
export type Release = Pick<InputFor<'holds.release'>, 'reason' | 'approver' | 'evidence' | 'payment'>;

export interface ReleaseFormProps {
  readonly decision: Decision;
  readonly label: string;
  readonly busy: boolean;
  /** Absent for a pass or a note that was not needed. */
  readonly onGo: (release: Release | undefined) => void;
}

/** What it takes to let an order go: nothing for a pass, a note, a reason, or a reason with a name or a receipt. */
export function ReleaseForm({ decision, label, busy, onGo }: ReleaseFormProps) {
  const { t } = useTranslation('orders');
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [payment, setPayment] = useState('');
  const [evidence, setEvidence] = useState('');
  const needsReason = decision === 'reason' || decision === 'hold';
  const ready =
    (!needsReason || reason.trim() !== '') && (decision !== 'hold' || approver.trim() !== '' || payment.trim() !== '');
  const release = {
    reason: reason.trim(),
    approver: approver.trim(),
    evidence: evidence.trim(),
    payment: payment.trim(),
  };
  return (
    <form
      className={classes.release}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onGo(reason.trim() === '' ? undefined : release);
      }}
    >
      {decision !== 'pass' && (
        <TextInput
          label={t(needsReason ? 'release.reason' : 'release.note')}
          value={reason}
          required={needsReason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {needsReason && (
        <div className={classes.pair}>
          <TextInput
            label={t('release.approver')}
            value={approver}
            maxLength={200}
            onChange={(event) => setApprover(event.currentTarget.value)}
          />
          <TextInput
            label={t('release.payment')}
            value={payment}
            maxLength={200}
            onChange={(event) => setPayment(event.currentTarget.value)}
          />
        </div>
      )}
      {needsReason && (
        <TextInput
          label={t('release.evidence')}
          value={evidence}
          maxLength={500}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end">
        {decision === 'hold' && <span className={classes.soft}>{t('release.holdNeeds')}</span>}
        <Button type="submit" disabled={!ready} loading={busy} {...(decision === 'hold' ? { color: 'red' } : {})}>
          {label}
        </Button>
      </Group>
    </form>
  );
}
