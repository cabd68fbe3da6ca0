import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Claim } from '../../../src-main/areas/contracts/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../../components/DayText.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { dayText } from './AlarmList.tsx';
import { CloseClaimDialog, type ClaimEdit } from './ClaimDialogs.tsx';
import { ReopenClaim } from './ReopenClaim.tsx';
import classes from './Contracts.module.css';
import type { Belongs } from './detail.ts';

export function ClaimList(props: {
  readonly claims: readonly Claim[];
  readonly belongs: Belongs | null;
  readonly onEdit: (edit: ClaimEdit) => void;
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const [closing, setClosing] = useState<Claim | null>(null);
  const [reopening, setReopening] = useState<Claim | null>(null);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('claims.direction')}</th>
            {props.belongs === null && <th>{t('common:customer')}</th>}
            <th>{t('claims.cause')}</th>
            <th>{t('claims.about')}</th>
            <th>{t('claims.noticed')}</th>
            <th>{t('claims.deadline')}</th>
            <th data-right>{t('common:amount')}</th>
            <th>{t('claims.result')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {props.claims.map((row) => (
            <tr key={row.claimId}>
              <td>
                <Chip>{t(`directions.${row.direction}`)}</Chip>
              </td>
              {props.belongs === null && <td>{row.customerName}</td>}
              <td>
                {t(`causes.${row.cause}`)}
                {row.note !== '' && <small>{row.note}</small>}
              </td>
              <td>
                {row.contractId !== null && props.belongs === null && (
                  <TextButton onClick={() => void navigate(`/contracts/${row.contractId}?part=claims`)}>
                    {row.contractNumber}
                  </TextButton>
                )}
                {row.documentNumber !== '' && <div>{row.documentNumber}</div>}
              </td>
              <td>
                <DayText day={row.noticedOn} />
              </td>
              <td>
                <DayText day={row.deadlineOn} />
                {row.daysLeft !== null && (
                  <small className={row.daysLeft < 0 ? classes.bad : row.daysLeft <= 7 ? classes.warn : undefined}>
                    {dayText(t, row.daysLeft)}
                  </small>
                )}
              </td>
              <td data-right>
                <MoneyText amountMinor={row.amountMinor} currency={row.currency} />
              </td>
              <td>
                {row.outcome === '' ? t('claims.open') : t(`outcomes.${row.outcome}`)}
                {(row.outcomeMinor ?? 0) > 0 && <small>{format.money(row.outcomeMinor ?? 0, row.currency)}</small>}
                {row.resultDocumentId !== null && (
                  <TextButton onClick={() => setDocumentId(row.resultDocumentId)}>{row.resultNumber}</TextButton>
                )}
              </td>
              <td>
                {!book.readOnly && row.closedOn !== null && (
                  <div className={classes.rowActs}>
                    <Button variant="subtle" size="compact-xs" onClick={() => setReopening(row)}>
                      {t('claims.reopen')}
                    </Button>
                  </div>
                )}
                {!book.readOnly && row.closedOn === null && (
                  <div className={classes.rowActs}>
                    <Button variant="default" size="compact-xs" onClick={() => setClosing(row)}>
                      {t('claims.close')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() => props.onEdit({ claim: row, belongs: props.belongs })}
                    >
                      {t('common:edit')}
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ReopenClaim claim={reopening} onClose={() => setReopening(null)} />
      <CloseClaimDialog claim={closing} onClose={() => setClosing(null)} />
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </>
  );
}
