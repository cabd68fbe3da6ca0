import { Button, Checkbox, Group, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { PolicyId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { LimitRow } from './InsuredTable.tsx';
import { RecordForm } from './RecordForm.tsx';
import classes from './Securities.module.css';

export interface InsuredDraft {
  readonly policy: { readonly policyId: PolicyId; readonly currency: CurrencyCode; readonly fromOn?: Day };
  /** Null: a buyer not yet covered. */
  readonly limit: LimitRow | null;
}

/** What the insurer covers of one buyer, and what it was told of the buyer's oldest overdue invoice. */
export function InsuredDrawer({
  draft,
  onClose,
}: {
  readonly draft: InsuredDraft | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('securities');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer
      opened={draft !== null}
      onClose={onClose}
      size={520}
      closeOnEscape={!asking}
      title={draft?.limit?.customerName ?? t('insurance.addBuyer')}
    >
      {draft !== null && (
        <div className={classes.form}>
          {draft.limit?.oldest != null && <Telling limit={draft.limit} currency={draft.policy.currency} />}
          <InsuredForm
            key={draft.limit?.insuredLimitId ?? 'new'}
            draft={draft}
            asking={asking}
            onAsking={setAsking}
            onDone={onClose}
          />
        </div>
      )}
    </SideDrawer>
  );
}

function Telling({ limit, currency }: { readonly limit: LimitRow; readonly currency: CurrencyCode }) {
  const { t } = useTranslation('securities');
  const format = useFormat();
  const { book, today } = useWorkingPoint();
  const tell = useCommand('securities.tellInsurer');
  const [told, setTold] = useState<readonly string[]>([]);
  const [reference, setReference] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const { oldest } = limit;
  if (oldest === null) return null;
  const send = async (what: 'report' | 'claim'): Promise<void> => {
    if (on === null) return;
    const reply = await tell.run({ documentId: oldest.documentId, what, on, reference }, { quiet: true });
    if (reply.ok) setTold((before) => [...before, what]);
  };
  const done = (what: 'report' | 'claim', day: Day | null): boolean => day !== null || told.includes(what);
  return (
    <section className={classes.form}>
      <p className={classes.law}>
        {t('insurance.oldest', {
          number: oldest.number,
          day: format.day(oldest.dueOn),
          amount: format.money(oldest.openMinor, currency),
        })}
        {limit.reportByOn !== null && ` · ${t('insurance.reportBy')} ${format.day(limit.reportByOn)}`}
        {limit.claimByOn !== null && ` · ${t('insurance.claimBy')} ${format.day(limit.claimByOn)}`}
      </p>
      {!book.readOnly && (
        <>
          <div className={classes.pair}>
            <DayInput label={t('insurance.toldOn')} value={on} onChange={setOn} lean="past" />
            <TextInput
              label={t('insurance.reference')}
              value={reference}
              maxLength={200}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          </div>
          <Group gap={8}>
            {(['report', 'claim'] as const).map((what) => (
              <Button
                key={what}
                size="compact-sm"
                variant="default"
                disabled={
                  on === null ||
                  reference.trim() === '' ||
                  done(what, what === 'report' ? oldest.reportedOn : oldest.claimedOn)
                }
                loading={tell.running}
                onClick={() => void send(what)}
              >
                {t(
                  done(what, what === 'report' ? oldest.reportedOn : oldest.claimedOn)
                    ? `insurance.${what}Done`
                    : `insurance.${what}`,
                )}
              </Button>
            ))}
          </Group>
        </>
      )}
      {tell.failure !== null && <Notice tone="bad">{tell.failure}</Notice>}
    </section>
  );
}

function InsuredForm(props: {
  readonly draft: InsuredDraft;
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
  readonly onDone: () => void;
}) {
  const { limit, policy } = props.draft;
  const { t } = useTranslation('securities');
  const working = useWorkingPoint();
  const save = useCommand('securities.saveInsured');
  const remove = useCommand('securities.removeInsured');
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    limit === null ? null : { id: limit.customerId, code: '', name: limit.customerName },
  );
  const [amountMinor, setAmountMinor] = useState<number | null>(limit?.amountMinor ?? null);
  const [fromOn, setFromOn] = useState<Day | null>(limit?.fromOn ?? policy.fromOn ?? working.today);
  const [untilOn, setUntilOn] = useState<Day | null>(limit?.untilOn ?? null);
  const [discretionary, setDiscretionary] = useState(limit?.discretionary ?? false);
  const [note, setNote] = useState(limit?.note ?? '');
  const ready = customer !== null && (amountMinor ?? 0) > 0 && fromOn !== null && !working.book.readOnly;
  const send = async (): Promise<void> => {
    if (customer === null || amountMinor === null || fromOn === null) return;
    const reply = await save.run(
      {
        ...(limit === null ? {} : { insuredLimitId: limit.insuredLimitId }),
        policyId: policy.policyId,
        customerId: customer.id,
        amountMinor,
        fromOn,
        untilOn,
        discretionary,
        note,
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    props.onDone();
  };
  return (
    <RecordForm
      ready={ready}
      save={save}
      onSave={send}
      remove={{
        running: remove.running,
        failure: remove.failure,
        title: t('insurance.removeBuyer'),
        run:
          limit === null
            ? null
            : (reason) => remove.run({ insuredLimitId: limit.insuredLimitId, reason }, { quiet: true }),
      }}
      asking={props.asking}
      onAsking={props.onAsking}
      onDone={props.onDone}
    >
      {limit === null && (
        <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} required autoFocus />
      )}
      <div className={classes.pair}>
        <MoneyInput
          label={t('insurance.limit')}
          currency={policy.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
        <Checkbox
          mt={26}
          label={t('insurance.discretionaryLong')}
          checked={discretionary}
          onChange={(event) => setDiscretionary(event.currentTarget.checked)}
        />
        <DayInput label={t('insurance.from')} value={fromOn} onChange={setFromOn} required />
        <DayInput label={t('insurance.until')} value={untilOn} onChange={setUntilOn} />
        <Textarea
          data-wide
          label={t('columns.note')}
          value={note}
          autosize
          minRows={2}
          maxLength={5000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </RecordForm>
  );
}
