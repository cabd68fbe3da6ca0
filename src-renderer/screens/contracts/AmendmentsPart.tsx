import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amendment, KeptChange } from '../../../src-main/areas/contracts/contract.ts';
import { isDay } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import { AmendmentDialog, SignDialog } from './AmendmentDialogs.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

/** What was changed before and after, and whether it counts: unsigned moves nothing. */
export function AmendmentsPart({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const { book } = useWorkingPoint();
  const takeBack = useCommand('contracts.takeBackAmendment');
  const [editing, setEditing] = useState<Amendment | 'new' | null>(null);
  const [signing, setSigning] = useState<Amendment | null>(null);
  const [undoing, setUndoing] = useState<Amendment | null>(null);
  return (
    <>
      {contract.amendments.length === 0 && (
        <EmptyState icon="document" title={t('amendments.none')} text={t('amendments.noneText')} />
      )}
      {contract.amendments.map((amendment) => (
        <section key={amendment.amendmentId} className={classes.stack}>
          <div className={classes.head}>
            <h2>{amendment.number}</h2>
            <Chip bad={!amendment.signed}>{t(amendment.signed ? 'amendments.signed' : 'amendments.unsigned')}</Chip>
            <DayText day={amendment.amendedOn} />
            <span>{amendment.subject}</span>
            {!book.readOnly && (
              <div data-push>
                {!amendment.signed && (
                  <>
                    <Button size="compact-xs" onClick={() => setSigning(amendment)}>
                      {t('amendments.sign')}
                    </Button>
                    <Button variant="default" size="compact-xs" onClick={() => setEditing(amendment)}>
                      {t('common:edit')}
                    </Button>
                  </>
                )}
                <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setUndoing(amendment)}>
                  {t('amendments.takeBack')}
                </Button>
              </div>
            )}
          </div>
          <Changes contract={contract} changes={amendment.changes} />
          {amendment.note !== '' && <p className={classes.soft}>{amendment.note}</p>}
          <Attachments
            entity="amendment"
            entityId={amendment.amendmentId}
            customerId={contract.customerId}
            kinds={['amendment']}
          />
        </section>
      ))}
      {!book.readOnly && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => setEditing('new')}
          >
            {t('amendments.add')}
          </Button>
        </div>
      )}
      <Notice tone="note">{t('amendments.law')}</Notice>
      <AmendmentDialog edit={editing} contract={contract} onClose={() => setEditing(null)} />
      <SignDialog amendment={signing} contract={contract} onClose={() => setSigning(null)} />
      <AskReason
        opened={undoing !== null}
        title={t('amendments.takeBackTitle', { number: undoing?.number ?? '' })}
        reasonLabel={t('fields.reason')}
        confirmLabel={t('amendments.takeBack')}
        busy={takeBack.running}
        failure={takeBack.failure}
        onConfirm={({ reason }) =>
          undoing !== null &&
          void takeBack.run({ amendmentId: undoing.amendmentId, reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            setUndoing(null);
            notifications.show({ message: t('amendments.takenBack', { number: undoing.number }) });
          })
        }
        onCancel={() => setUndoing(null)}
      >
        <p>{t(undoing?.signed === true ? 'amendments.takeBackSigned' : 'amendments.takeBackUnsigned')}</p>
      </AskReason>
    </>
  );
}

function Changes({
  contract,
  changes,
}: {
  readonly contract: ContractDetail;
  readonly changes: readonly KeptChange[];
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const said = (kind: KeptChange['kind'], value: string | number | null): string => {
    if (value === null || value === '') return '–';
    if (kind === 'amount') return format.money(Number(value), contract.currency);
    if (kind === 'lateRate') return `${Number(value) / 100}%`;
    if (kind === 'objection') return t('common:days', { days: value });
    return isDay(value) ? format.day(value) : String(value);
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('amendments.what')}</th>
          <th>{t('amendments.before')}</th>
          <th>{t('amendments.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <tr key={index}>
            <td>
              {change.kind === 'other' ? change.label : t(`changeKinds.${change.kind}`)}
              {change.kind !== 'other' && change.label !== '' && <small>{change.label}</small>}
            </td>
            <td>{said(change.kind, change.before)}</td>
            <td>{said(change.kind, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
