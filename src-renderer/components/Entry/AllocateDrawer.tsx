import { Button, Group, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credit } from '../../../src-main/areas/ledger/contract.ts';
import { laterDay } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { checkAmounts, fillOldest, type Amounts } from '../Allocation/allocation.ts';
import { AllocationTable } from '../Allocation/AllocationTable.tsx';
import { useEvidenceText } from '../Allocation/Evidence.tsx';
import { linesOf, ruleOf, type Proposal } from '../Allocation/lines.ts';
import { EmptyState } from '../EmptyState.tsx';
import { Notice } from '../Notice.tsx';
import { Panel } from '../Section.tsx';
import { SideDrawer } from '../SideDrawer.tsx';

/** A receipt or credit note with money left. */
export type Allocatable = Pick<
  Credit,
  'documentId' | 'number' | 'customerId' | 'customerName' | 'currency' | 'issuedOn' | 'unappliedMinor'
> &
  Partial<Pick<Credit, 'reference' | 'note'>>;

/** Unapplied money, put onto open items now. */
export function AllocateDrawer(props: { readonly credit: Allocatable | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['entry', 'allocation']);
  const { credit, onClose } = props;
  return (
    <SideDrawer
      opened={credit !== null}
      onClose={onClose}
      title={credit === null ? '' : t('allocate.title', { number: credit.number })}
      size={820}
    >
      {credit !== null && <Allocate key={credit.documentId} credit={credit} onClose={onClose} />}
    </SideDrawer>
  );
}

function Allocate({ credit, onClose }: { readonly credit: Allocatable; readonly onClose: () => void }) {
  const { t } = useTranslation(['entry', 'allocation']);
  const format = useFormat();
  const { today } = useWorkingPoint();
  const { customerId, currency, unappliedMinor } = credit;
  const [chosen, setChosen] = useState<Amounts | null>(null);
  const [by, setBy] = useState<'evidence' | 'legal_order'>('evidence');
  const evidence = useEvidenceText();
  const allocate = useCommand('ledger.allocate');
  const { data } = useQueryOf('ledger.items', {
    asOf: laterDay(today, credit.issuedOn),
    customerId,
    currency,
    limit: 1000,
  });
  const proposed = useQueryOf('ledger.propose', {
    customerId,
    currency,
    amountMinor: unappliedMinor,
    on: credit.issuedOn,
    memo: [credit.reference ?? '', credit.note ?? ''].join(' ').trim(),
    by,
  });
  if (data === undefined || proposed.data === undefined) return <Skeleton height={200} />;
  const oldest = fillOldest(data.rows, unappliedMinor);
  const proposal: Proposal = {
    rule: proposed.data.rule,
    amounts: Object.fromEntries(proposed.data.lines.map((line) => [line.dueItemId, line.amountMinor])),
  };
  const amounts = chosen ?? proposal.amounts;
  const check = checkAmounts(data.rows, amounts, unappliedMinor);
  const ready = check.allocatedMinor > 0 && !check.tooMuch && check.overfilled.size === 0;

  const save = async (): Promise<void> => {
    const lines = linesOf(data.rows, amounts);
    const reply = await allocate.run(
      { creditId: credit.documentId, lines, rule: ruleOf(amounts, proposal, oldest) },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('allocate.done', { amount: format.money(reply.value.unappliedMinor, currency) }) });
    onClose();
  };

  return (
    <>
      <p>
        {credit.customerName} ·{' '}
        {t('allocate.from', { amount: format.money(unappliedMinor, currency), day: format.day(credit.issuedOn) })}
      </p>
      {data.rows.length === 0 ? (
        <EmptyState title={t('allocation:none')} />
      ) : (
        <>
          <p>
            <b>{t('allocation:proposal', { rule: t(`common:allocationRules.${proposal.rule}`) })}</b>{' '}
            {proposed.data.evidence.map((row) => evidence(row, currency)).join(' ')}
          </p>
          <Group gap={8}>
            {chosen !== null && (
              <Button variant="default" size="compact-sm" onClick={() => setChosen(null)}>
                {t('allocation:useProposal')}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-pressed={by === 'legal_order'}
              onClick={() => {
                setBy(by === 'evidence' ? 'legal_order' : 'evidence');
                setChosen(null);
              }}
            >
              {t(by === 'evidence' ? 'allocation:byLaw' : 'allocation:byEvidence')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setChosen(oldest)}>
              {t('allocation:oldest')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setChosen({})}>
              {t('allocation:clear')}
            </Button>
          </Group>
          <Panel>
            <AllocationTable
              items={data.rows}
              currency={currency}
              availableMinor={unappliedMinor}
              amounts={amounts}
              onChange={setChosen}
            />
          </Panel>
        </>
      )}
      {allocate.failure !== null && <Notice tone="bad">{allocate.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!ready} loading={allocate.running} onClick={() => void save()}>
          {t('allocate.save')}
        </Button>
      </Group>
    </>
  );
}
