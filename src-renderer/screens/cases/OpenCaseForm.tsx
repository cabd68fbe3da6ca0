import { Button, Group, Select, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseValuesField, type CaseKind } from '../../../src-main/areas/cases/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CaseId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { sumMinor } from '../../../src-main/kernel/money.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { AgentFields } from './AgentFields.tsx';
import classes from './Cases.module.css';
import { answered, CheckList } from './CheckList.tsx';
import type { CaseDetail } from './detail.ts';
import { ItemChoice } from './ItemChoice.tsx';
import { KindFields } from './KindFields.tsx';
import { WorthLine } from './WorthLine.tsx';

/** The form of a new case; under another its debts come with it. */
export function OpenCaseForm(props: {
  readonly customer: PickedCustomer | null;
  readonly parent: CaseDetail | null;
  readonly kinds: readonly CaseKind[];
  readonly onDone: () => void;
  readonly onOpened: (caseId: CaseId) => void;
}) {
  const { parent } = props;
  const { t } = useTranslation('cases');
  const { point, today, currency: shownCurrency } = useWorkingPoint();
  const open = useCommand('cases.open');
  const [customer, setCustomer] = useState(props.customer);
  const [kind, setKind] = useState<CaseKind>(props.kinds[0] ?? 'lawyer_letter');
  const [chosen, setChosen] = useState<ReadonlySet<DueItemId>>(new Set());
  const [claim, setClaim] = useState<number | null>(parent?.claimMinor ?? null);
  const [number, setNumber] = useState('');
  const [forum, setForum] = useState(parent?.forum ?? '');
  const [agentId, setAgentId] = useState<CaseDetail['agentId']>(null);
  const [openedOn, setOpenedOn] = useState<Day | null>(today);
  const [values, setValues] = useState(() => ({ ...caseValuesField.parse({}), performUntilOn: performUntil(parent) }));
  const set = (more: Partial<typeof values>): void => setValues((before) => ({ ...before, ...more }));
  const currency = parent?.currency ?? shownCurrency;
  const asked = useQueryOf('ledger.items', { ...point, currency, status: 'open', limit: 500, ...(customer === null ? {} : { customerId: customer.id }) }, { enabled: customer !== null && parent === null }); // prettier-ignore
  const items = customer === null ? [] : (asked.data?.rows ?? []);
  const picked = items.filter(({ dueItemId }) => chosen.has(dueItemId));
  const summed = sumMinor(picked.map(({ openMinor }) => openMinor));
  const claimMinor = claim ?? summed;
  const dueItemIds = parent === null ? picked.map(({ dueItemId }) => dueItemId) : parent.items.map(({ dueItemId }) => dueItemId); // prettier-ignore
  // The wage a small claim is measured by is that of the last case until another is entered.
  const last = useQueryOf('cases.check', { ...point, customerId: customer?.id ?? (0 as never), kind: 'small_claim', dueItemIds: [], claimMinor: 0, values: {} }, { enabled: customer !== null && kind === 'small_claim' }); // prettier-ignore
  const yearlyWageMinor = values.yearlyWageMinor ?? last.data?.lastYearlyWageMinor ?? null;
  const effective = kind === 'small_claim' ? { ...values, yearlyWageMinor } : values;
  const check = useQueryOf(
    'cases.check',
    { ...point, customerId: customer?.id ?? (0 as never), kind, dueItemIds, claimMinor, agentId, parentId: parent?.caseId ?? null, values: effective },
    { enabled: customer !== null },
  ); // prettier-ignore
  const taken = new Set(check.data?.taken);
  const ready = customer !== null && openedOn !== null && dueItemIds.length > 0 && claimMinor > 0;

  const send = async (): Promise<void> => {
    if (!ready) return;
    const lines = parent === null ? picked.map(({ dueItemId, openMinor }) => ({ dueItemId, amountMinor: openMinor })) : []; // prettier-ignore
    const reply = await open.run(
      { customerId: customer.id, kind, parentId: parent?.caseId ?? null, number, forum, claimMinor, items: lines, agentId, openedOn, values: effective },
      { quiet: true },
    ); // prettier-ignore
    if (!reply.ok) return;
    notifications.show({ message: t('open.opened') });
    props.onDone();
    props.onOpened(reply.value.caseId);
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('open.kind')}
          description={t(`kindText.${kind}`)}
          value={kind}
          allowDeselect={false}
          data={props.kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
          data-wide
        />
        {props.customer === null && (
          <div data-wide>
            <CustomerPicker
              label={t('common:customer')}
              value={customer}
              required
              autoFocus
              onChange={(value) => {
                setCustomer(value);
                setChosen(new Set());
                setClaim(null);
              }}
            />
          </div>
        )}
      </div>
      {kind === 'outsourced' && <Notice tone="look">{t('open.legality')}</Notice>}
      {parent === null && customer !== null && (
        <ItemChoice items={items} taken={taken} chosen={chosen} currency={currency} onChoose={setChosen} />
      )}
      {kind === 'arbitration' && (check.data?.arbitrationContracts.length ?? 0) > 0 && (
        <Notice tone="good">{t('open.contracts', { numbers: check.data?.arbitrationContracts.join('、') })}</Notice>
      )}
      <div className={classes.pair}>
        <MoneyInput label={t('open.claim')} description={t('open.claimHint')} currency={currency} valueMinor={claimMinor === 0 ? null : claimMinor} onChange={setClaim} required />
        <DayInput label={t('open.openedOn')} value={openedOn} onChange={setOpenedOn} lean="past" required />
        <AgentFields kind={kind} agentId={agentId} values={values} onAgent={setAgentId} onChange={set} />
        {kind !== 'lawyer_letter' && kind !== 'outsourced' && (
          <>
            <TextInput label={t('open.forum')} value={forum} maxLength={200} onChange={(event) => setForum(event.currentTarget.value)} />
            <TextInput label={t('open.number')} placeholder={t('open.numberHint')} value={number} maxLength={200} onChange={(event) => setNumber(event.currentTarget.value)} />
          </>
        )}
        <KindFields kind={kind} currency={currency} values={effective} onChange={set} />
        <Textarea data-wide label={t('open.facts')} value={values.facts} autosize minRows={2} maxLength={5000} onChange={(event) => set({ facts: event.currentTarget.value })} />
      </div>
      <WorthLine kind={kind} currency={currency} claimMinor={claimMinor} openedOn={openedOn ?? today} values={values} onChange={set} />
      {check.data !== undefined && (
        <section>
          <h4>{t('open.checks')}</h4>
          <CheckList
            checks={check.data.checks}
            answers={values.checks}
            disabled={false}
            onAnswer={(code, answer) => set({ checks: answered(values.checks, code, answer) })}
          />
        </section>
      )}
      <p className={classes.fine}>{t('disclaimer')}</p>
      {open.failure !== null && <Notice tone="bad">{open.failure}</Notice>}
      <Group gap={8} justify="flex-end">
        <Button variant="default" onClick={props.onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={open.running}>
          {t('open.open')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}

/** The last day for performance, by the title the new case stands on. */
function performUntil(parent: CaseDetail | null): Day | null {
  return parent?.events.findLast(({ values }) => values.performUntilOn !== null)?.values.performUntilOn ?? null;
}
