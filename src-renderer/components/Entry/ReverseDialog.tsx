import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Credit } from '../../../src-main/areas/ledger/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../AskReason.tsx';
import classes from './Entry.module.css';

export type Reversible = Pick<Credit, 'documentId' | 'number' | 'currency'>;

const SHOWN = 8;

/** A payment that bounced or should not be there; says which items open again before anything happens. */
export function ReverseDialog(props: { readonly credit: Reversible | null; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { credit, onClose } = props;
  const { today } = useWorkingPoint();
  const reverse = useCommand('ledger.reverse');
  return (
    <AskReason
      opened={credit !== null}
      title={credit === null ? '' : t('reverse.title', { number: credit.number })}
      reasonLabel={t('reverse.reason')}
      reasonHint={t('reverse.reasonHint')}
      day={{ label: t('reverse.on'), from: today }}
      confirmLabel={t('reverse.confirm')}
      danger
      busy={reverse.running}
      failure={reverse.failure}
      onCancel={() => {
        reverse.clear();
        onClose();
      }}
      onConfirm={({ reason, on }) => {
        if (credit === null || on === null) return;
        void reverse.run({ documentId: credit.documentId, reversedOn: on, reason }, { quiet: true }).then((reply) => {
          if (!reply.ok) return;
          notifications.show({ message: t('reverse.done', { number: credit.number }) });
          onClose();
        });
      }}
    >
      {credit !== null && <WhatReopens credit={credit} />}
    </AskReason>
  );
}

function WhatReopens({ credit }: { readonly credit: Reversible }) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const { data } = useQueryOf('ledger.document', { documentId: credit.documentId, asOf: today });
  const standing = (data?.allocations ?? []).filter(({ reversedOn }) => reversedOn === null);
  return (
    <>
      <p>{t('reverse.receiptText')}</p>
      {data !== undefined &&
        (standing.length === 0 ? (
          <p>{t('reverse.nothing')}</p>
        ) : (
          <div>
            <p>{t('reverse.reopens')}</p>
            <ul className={classes.reopens}>
              {standing.slice(0, SHOWN).map((allocation) => (
                <li key={allocation.allocationId}>
                  <span>{allocation.debitNumber}</span>
                  <b>{format.money(allocation.amountMinor, credit.currency)}</b>
                </li>
              ))}
            </ul>
            {standing.length > SHOWN && <p>{t('reverse.more', { n: standing.length })}</p>}
          </div>
        ))}
    </>
  );
}
