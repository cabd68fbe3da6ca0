import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Dispute } from '../../../src-main/areas/disputes/contract.ts';
import type { Allocation } from '../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../DayText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { Icon } from '../Icon.tsx';
import { EvidenceLine } from '../Evidence/EvidenceLine.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { DocumentLaw } from '../Terms/LawLine.tsx';
import { Chip } from '../Section.tsx';
import { StagesSection } from '../Stages/StagesSection.tsx';
import { Timeline } from '../Timeline/Timeline.tsx';
import { DisputeLines } from './DisputeLines.tsx';
import classes from './Drill.module.css';
import { DueItems, type DueItemsProps } from './DueItems.tsx';

type LedgerDocument = ValueOf<'ledger.document'>;

/** Documents that go through the stages from shipment to recovery. */
const staged: ReadonlySet<LedgerDocument['kind']> = new Set(['invoice', 'opening', 'debit_note']);

/** What may be done with a document where it is shown; without them the panel only shows. */
export interface DocumentActions {
  readonly tools: (document: LedgerDocument) => ReactNode;
  readonly onTakeBack: (allocation: Allocation, document: LedgerDocument) => void;
  readonly dueDates: NonNullable<DueItemsProps['actions']>;
  readonly onResolve: (dispute: Dispute) => void;
  readonly onEdit: (dispute: Dispute) => void;
  /** Told while a dialog of the panel itself stands in front. */
  readonly onAsking: (asking: boolean) => void;
}

export interface DocumentPanelProps {
  readonly documentId: DocumentId;
  readonly onBack?: () => void;
  readonly actions?: DocumentActions;
}

/** One document to the bottom: its due items, every allocation with its dates and rule, its disputes. */
export function DocumentPanel({ documentId, onBack, actions }: DocumentPanelProps) {
  const { t, i18n } = useTranslation(['common', 'history']);
  const format = useFormat();
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const { data, error } = useQueryOf('ledger.document', { documentId, ...point }, { keepPrevious: false });

  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={180} />;
  const { currency } = data;
  const lastDue = data.items
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  return (
    <div className={classes.document}>
      <div className={classes.heading}>
        {onBack !== undefined && (
          <Button variant="default" size="compact-xs" leftSection={<Icon name="back" size={12} />} onClick={onBack}>
            {t('documentPanel.backToItems')}
          </Button>
        )}
        <h3>
          {t(`documentKinds.${data.kind}`)} {data.number}
        </h3>
        <button type="button" className={classes.link} onClick={() => void navigate(`/customers/${data.customerId}`)}>
          {data.customerName}
        </button>
        {actions !== undefined && <div className={classes.tools}>{actions.tools(data)}</div>}
      </div>
      <dl className={classes.facts}>
        <Fact label={t('documentPanel.issuedOn')}>
          <DayText day={data.issuedOn} />
        </Fact>
        <Fact label={t('documentPanel.amount')}>
          <MoneyText amountMinor={data.amountMinor} currency={currency} withSign />
        </Fact>
        <Fact label={t(data.items.length > 0 ? 'documentPanel.open' : 'documentPanel.unapplied')}>
          <b>
            <MoneyText amountMinor={data.openMinor} currency={currency} withSign />
          </b>
        </Fact>
        <Fact label={t('documentPanel.recordedAt')}>{format.instant(data.recordedAt)}</Fact>
      </dl>
      {data.reversedOn !== null && (
        <Chip bad>{t('documentPanel.reversedOn', { day: format.day(data.reversedOn) })}</Chip>
      )}
      {data.note !== '' && (
        <p className={classes.note}>
          {t('documentPanel.note')}: {data.note}
        </p>
      )}

      {data.items.length > 0 && (
        <DueItems
          documentId={documentId}
          items={data.items}
          actions={actions === undefined ? null : actions.dueDates}
        />
      )}
      {data.items.length > 0 && data.kind !== 'refund' && (
        <>
          {lastDue !== undefined && (
            <DocumentLaw documentId={documentId} customerId={data.customerId} dueOn={lastDue} />
          )}
          {data.openMinor > 0 && <EvidenceLine documentId={documentId} />}
        </>
      )}
      <Allocations
        allocations={data.allocations}
        own={documentId}
        currency={currency}
        onTakeBack={actions === undefined ? null : (allocation) => actions.onTakeBack(allocation, data)}
      />
      {data.items.length > 0 && (
        <DisputeLines documentId={documentId} onResolve={actions?.onResolve ?? null} onEdit={actions?.onEdit ?? null} />
      )}
      {staged.has(data.kind) && <StagesSection documentId={documentId} onAsking={actions?.onAsking ?? null} />}
      <section>
        <h4>{t('history:title')}</h4>
        <Timeline of={{ documentId }} />
      </section>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Allocations(props: {
  readonly allocations: readonly Allocation[];
  readonly own: DocumentId;
  readonly currency: CurrencyCode;
  readonly onTakeBack: ((allocation: Allocation) => void) | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { onTakeBack } = props;
  return (
    <section>
      <h4>{t('documentPanel.allocations')}</h4>
      {props.allocations.length === 0 ? (
        <p className={classes.note}>{t('documentPanel.noAllocations')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('documentPanel.on')}</th>
              <th>{t('documentPanel.against')}</th>
              <th>{t('documentPanel.rule')}</th>
              <th>{t('documentPanel.recordedAt')}</th>
              <th>{t('documentPanel.actor')}</th>
              <th data-right>{t('amount')}</th>
              {onTakeBack !== null && <th data-right />}
            </tr>
          </thead>
          <tbody>
            {props.allocations.map((allocation) => (
              <tr key={allocation.allocationId} data-struck={allocation.reversedOn !== null || undefined}>
                <td>
                  <DayText day={allocation.effectiveOn} />
                </td>
                <td>
                  {allocation.creditId === props.own
                    ? allocation.debitNumber
                    : `${t(`documentKinds.${allocation.creditKind}`)} ${allocation.creditNumber}`}
                  {allocation.reversedOn !== null && (
                    <small>
                      {t('documentPanel.reversed', {
                        day: format.day(allocation.reversedOn),
                        reason: allocation.reversalReason,
                      })}
                    </small>
                  )}
                </td>
                <td>{t(`allocationRules.${allocation.rule}`)}</td>
                <td>{format.instant(allocation.recordedAt)}</td>
                <td>{allocation.actor}</td>
                <td data-right>
                  <MoneyText amountMinor={allocation.amountMinor} currency={props.currency} />
                </td>
                {onTakeBack !== null && (
                  <td data-right>
                    {allocation.reversedOn === null && (
                      <Button variant="default" size="compact-xs" onClick={() => onTakeBack(allocation)}>
                        {t('documentPanel.takeBack')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
