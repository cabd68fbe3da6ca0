import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '../../../src-main/areas/disputes/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Chip } from '../Section.tsx';
import classes from './Drill.module.css';

export interface DisputeLinesProps {
  readonly documentId: DocumentId;
  /** Null: only shown. */
  readonly onResolve: ((dispute: Dispute) => void) | null;
  readonly onEdit: ((dispute: Dispute) => void) | null;
}

/** The disputes of one document as of the day looked at; nothing where there is none. */
export function DisputeLines({ documentId, onResolve, onEdit }: DisputeLinesProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('disputes.list', { ...point, documentId, status: 'all', limit: 200 });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <h4>{t('documentPanel.disputes')}</h4>
      <ul className={classes.list}>
        {data.rows.map((dispute) => (
          <li key={dispute.disputeId}>
            <span>
              {[
                t('documentPanel.disputeLine', {
                  reason: t(`disputeReasons.${dispute.reason}`),
                  opened: format.day(dispute.openedOn),
                }),
                dispute.owner,
                dispute.note,
              ]
                .filter((part) => part !== '')
                .join(' · ')}{' '}
              {dispute.resolvedOn !== null && dispute.outcome !== null && (
                <Chip>
                  {t('documentPanel.disputeResolved', {
                    day: format.day(dispute.resolvedOn),
                    outcome: [t(`disputeOutcomes.${dispute.outcome}`), dispute.outcomeNumber ?? '']
                      .filter((part) => part !== '')
                      .join(' '),
                  })}
                </Chip>
              )}
            </span>
            <span>
              <MoneyText amountMinor={dispute.amountMinor} currency={dispute.currency} />{' '}
              {dispute.resolvedOn === null && onEdit !== null && (
                <Button variant="subtle" size="compact-xs" onClick={() => onEdit(dispute)}>
                  {t('documentPanel.changeDispute')}
                </Button>
              )}
              {dispute.resolvedOn === null && onResolve !== null && (
                <Button variant="default" size="compact-xs" onClick={() => onResolve(dispute)}>
                  {t('documentPanel.resolve')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
