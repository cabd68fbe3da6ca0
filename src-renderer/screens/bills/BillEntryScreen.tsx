import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { tenorTooLong } from '../../../src-main/areas/bills/rules/deadlines.ts';
import { maximumTenor } from '../../../src-main/areas/bills/rules/law.ts';
import { billKinds, type BillKind } from '../../../src-main/areas/bills/rules/states.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addMonths, laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { checkAmounts, fillOldest, sameAmounts, type Amounts } from '../../components/Allocation/allocation.ts';
import { AllocationTable } from '../../components/Allocation/AllocationTable.tsx';
import { linesOf } from '../../components/Allocation/lines.ts';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Bills.module.css';

const noItems: never[] = [];

/** A bill on the left as it is printed, the open items it pays on the right. */
export default function BillEntryScreen() {
  const { t } = useTranslation(['bills', 'allocation']);
  const format = useFormat();
  const navigate = useNavigate();
  const working = useWorkingPoint();
  const [search] = useSearchParams();
  const asked = Number(search.get('customer'));
  const askedId = isId(asked) ? id<'customer'>(asked) : null;

  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [kind, setKind] = useState<BillKind>('bank_acceptance');
  const [number, setNumber] = useState('');
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [issuedOn, setIssuedOn] = useState<Day | null>(null);
  const [maturesOn, setMaturesOn] = useState<Day | null>(null);
  const [receivedOn, setReceivedOn] = useState<Day | null>(working.today);
  const [drawer, setDrawer] = useState('');
  const [acceptor, setAcceptor] = useState('');
  const [endorsable, setEndorsable] = useState(true);
  const [note, setNote] = useState('');
  /** Null: oldest due first. */
  const [typed, setTyped] = useState<Amounts | null>(null);
  const add = useCommand('bills.add');

  const given = useQueryOf(
    'customers.get',
    { id: askedId ?? id<'customer'>(1) },
    { enabled: askedId !== null && customer === null },
  );
  useEffect(() => {
    if (askedId === null || given.data?.id !== askedId) return;
    const { id: customerId, code, name } = given.data;
    setCustomer((before) => before ?? { id: customerId, code, name });
  }, [askedId, given.data]);

  const asOf = receivedOn === null ? working.today : laterDay(receivedOn, working.today);
  const open = useQueryOf(
    'ledger.items',
    { asOf, customerId: customer?.id ?? id<'customer'>(1), currency, limit: 1000 },
    { enabled: customer !== null, keepPrevious: false },
  );
  const items = (customer === null ? undefined : open.data?.rows) ?? noItems;
  const availableMinor = amountMinor ?? 0;
  const oldest = fillOldest(items, availableMinor);
  const amounts = typed ?? oldest;
  const check = checkAmounts(items, amounts, availableMinor);

  const matures = kind === 'cheque' ? (maturesOn ?? issuedOn) : maturesOn;
  const days = issuedOn !== null && matures !== null ? { kind, issuedOn, maturesOn: matures } : null;
  const disordered =
    issuedOn !== null && ((matures !== null && matures < issuedOn) || (receivedOn !== null && receivedOn < issuedOn));
  const ready =
    customer !== null &&
    number.trim() !== '' &&
    availableMinor > 0 &&
    days !== null &&
    receivedOn !== null &&
    !disordered &&
    !check.tooMuch &&
    check.overfilled.size === 0;

  const save = async (): Promise<void> => {
    if (!ready || customer === null || days === null || receivedOn === null) return;
    const reply = await add.run(
      {
        ...days,
        customerId: customer.id,
        number: number.trim(),
        drawer: drawer.trim(),
        acceptor: acceptor.trim(),
        currency,
        amountMinor: availableMinor,
        receivedOn,
        endorsable,
        note,
        allocations: linesOf(items, amounts),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('saved', { receipt: reply.value.receiptNumber }) });
    void navigate(`/bills?bill=${reply.value.billId}`);
  };

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('newBill')}
        note={t('entryNote')}
        tools={
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Icon name="back" size={12} />}
            onClick={() => void navigate('/bills')}
          >
            {t('toList')}
          </Button>
        }
      />
      <form
        noValidate
        className={classes.entry}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      >
        <div className={classes.fields}>
          <CustomerPicker
            label={t('common:customer')}
            value={customer}
            onChange={(next) => {
              setCustomer(next);
              setTyped(null);
            }}
            required
            autoFocus
          />
          <Select
            label={t('fields.kind')}
            value={kind}
            allowDeselect={false}
            data={billKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(value) => setKind(value ?? kind)}
          />
          <TextInput
            label={t('fields.number')}
            value={number}
            required
            maxLength={200}
            {...(/^\d{8,}$/.test(number.trim()) && kind !== 'cheque'
              ? { description: t('digits', { n: number.trim().length }) }
              : {})}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <div className={classes.pair}>
            <MoneyInput
              label={t('common:amount')}
              currency={currency}
              valueMinor={amountMinor}
              onChange={(next) => {
                setAmountMinor(next);
                setTyped(null);
              }}
              required
            />
            <CurrencySelect
              label={t('fields.currency')}
              value={currency}
              first={working.currencies}
              onChange={(next) => {
                setCurrency(next);
                setTyped(null);
              }}
            />
          </div>
          <div className={classes.pair}>
            <DayInput label={t('fields.issuedOn')} value={issuedOn} onChange={setIssuedOn} lean="past" required />
            <DayInput
              label={t(kind === 'cheque' ? 'fields.chequeDate' : 'fields.maturesOn')}
              value={maturesOn}
              onChange={setMaturesOn}
              required={kind !== 'cheque'}
            />
          </div>
          <DayInput label={t('fields.receivedOn')} value={receivedOn} onChange={setReceivedOn} lean="past" required />
          {disordered && <Notice tone="bad">{t('disordered')}</Notice>}
          {days !== null && !disordered && tenorTooLong(days) && (
            <Notice tone="look">
              {t('tenorHint', {
                day: format.day(addMonths(days.issuedOn, maximumTenor.months)),
                law: maximumTenor.name[format.language],
              })}
            </Notice>
          )}
          <TextInput
            label={t('fields.drawer')}
            value={drawer}
            maxLength={200}
            onChange={(event) => setDrawer(event.currentTarget.value)}
          />
          {kind !== 'cheque' && (
            <TextInput
              label={t('fields.acceptor')}
              value={acceptor}
              maxLength={200}
              onChange={(event) => setAcceptor(event.currentTarget.value)}
            />
          )}
          <Switch
            label={t('fields.endorsable')}
            checked={endorsable}
            onChange={(event) => setEndorsable(event.currentTarget.checked)}
          />
          <Textarea
            label={t('fields.note')}
            value={note}
            autosize
            minRows={2}
            maxRows={4}
            maxLength={5000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
          <Bar>
            <Button type="submit" disabled={!ready} loading={add.running}>
              {t('common:save')}
            </Button>
          </Bar>
          <p className={classes.keys}>{t('keys')}</p>
        </div>
        <section className={classes.items}>
          <SectionTitle
            title={t('pays')}
            tools={
              items.length > 0 &&
              availableMinor > 0 && (
                <>
                  {!sameAmounts(amounts, oldest) && (
                    <Button variant="default" size="compact-xs" onClick={() => setTyped(null)}>
                      {t('allocation:oldest')}
                    </Button>
                  )}
                  <Button variant="default" size="compact-xs" onClick={() => setTyped({})}>
                    {t('allocation:clear')}
                  </Button>
                </>
              )
            }
          />
          <Panel>
            {customer === null ? (
              <EmptyState icon="customers" title={t('chooseCustomer')} text={t('chooseCustomerText')} />
            ) : items.length === 0 ? (
              <EmptyState icon="check" title={t('noItems')} text={t('allocation:none')} />
            ) : (
              <AllocationTable
                items={items}
                currency={currency}
                availableMinor={availableMinor}
                amounts={amounts}
                onChange={setTyped}
              />
            )}
          </Panel>
        </section>
      </form>
    </Page>
  );
}
