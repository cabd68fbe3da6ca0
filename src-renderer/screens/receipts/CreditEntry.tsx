import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import { nameKey } from '../../../src-main/kernel/text.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { checkAmounts, fillOldest, sameAmounts, type Amounts } from '../../components/Allocation/allocation.ts';
import { AllocationTable } from '../../components/Allocation/AllocationTable.tsx';
import { adjustmentsOf, linesOf, ruleOf, type LetGoReasons, type Proposal } from '../../components/Allocation/lines.ts';
import { useEvidenceText } from '../../components/Allocation/Evidence.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { UseCreditsDrawer } from '../../components/Entry/UseCreditsDrawer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Receipts.module.css';

type Method = NonNullable<InputFor<'ledger.addReceipt'>['method']>;
const methods = ['bank', 'cash', 'bill', 'online', 'offset', 'other'] as const satisfies readonly Method[];
const noItems: never[] = [];

export interface CreditEntryProps {
  readonly kind: 'receipt' | 'credit_note';
}

/**
 * Money or a credit note on the left, the open items it may settle on the right. The proposal says why; every amount
 * can be changed; what is given to nothing stays unapplied.
 */
export function CreditEntry({ kind }: CreditEntryProps) {
  const { t } = useTranslation(['receipts', 'allocation', 'entry']);
  const format = useFormat();
  const evidence = useEvidenceText();
  const navigate = useNavigate();
  const working = useWorkingPoint();
  const [search] = useSearchParams();
  const asked = Number(search.get('customer'));
  const askedId = isId(asked) ? id<'customer'>(asked) : null;

  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [on, setOn] = useState<Day | null>(working.today);
  const [number, setNumber] = useState('');
  const [method, setMethod] = useState<Method>('bank');
  const [payerName, setPayerName] = useState('');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  /** Null: the proposal stands. */
  const [typed, setTyped] = useState<Amounts | null>(null);
  const [typedLetGo, setTypedLetGo] = useState<LetGoReasons>({});
  const [memo] = useDebouncedValue(`${reference} ${note}`.trim().slice(0, 200), 200);
  const [using, setUsing] = useState<readonly OpenItem[] | null>(null);
  const form = useRef<HTMLFormElement>(null);

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

  const thirdParty = customer !== null && payerName.trim() !== '' && nameKey(payerName) !== nameKey(customer.name);
  const add = useCommand('ledger.addReceipt');
  const addNote = useCommand('ledger.addCreditNote');
  const command = kind === 'receipt' ? add : addNote;

  const unapplied = useQueryOf(
    'ledger.credits',
    { status: 'unapplied', customerId: customer?.id ?? id<'customer'>(1), currency, limit: 1 },
    { enabled: customer !== null },
  );
  const unappliedMinor = customer === null ? 0 : (unapplied.data?.sums[0]?.unappliedMinor ?? 0);
  const anyCustomer = customer?.id ?? id<'customer'>(1);
  const asOf = on === null ? working.today : laterDay(on, working.today);
  const open = useQueryOf(
    'ledger.items',
    { asOf, customerId: anyCustomer, currency, limit: 1000 },
    { enabled: customer !== null, keepPrevious: false },
  );
  const items = (customer === null ? undefined : open.data?.rows) ?? noItems;
  const proposed = useQueryOf(
    'ledger.propose',
    { customerId: anyCustomer, currency, amountMinor: amountMinor ?? 1, on: on ?? working.today, memo },
    { enabled: customer !== null && (amountMinor ?? 0) > 0 && on !== null },
  );
  const proposal = useMemo<(Proposal & { readonly letGo: LetGoReasons }) | null>(() => {
    if (proposed.data === undefined || customer === null || (amountMinor ?? 0) <= 0) return null;
    return {
      rule: proposed.data.rule,
      amounts: Object.fromEntries(proposed.data.lines.map((line) => [line.dueItemId, line.amountMinor])),
      letGo: Object.fromEntries(
        proposed.data.lines.flatMap((line) =>
          line.adjustReason === null ? [] : [[line.dueItemId, line.adjustReason]],
        ),
      ),
    };
  }, [proposed.data, customer, amountMinor]);

  const availableMinor = amountMinor ?? 0;
  const letGo = kind === 'credit_note' ? {} : typed === null ? (proposal?.letGo ?? {}) : typedLetGo;
  const amounts = typed ?? (availableMinor > 0 ? proposal?.amounts : undefined) ?? {};
  const oldest = fillOldest(items, availableMinor);
  const check = checkAmounts(items, amounts, availableMinor);
  const ready =
    customer !== null &&
    on !== null &&
    // A bill is entered where its days and its number belong.
    (kind !== 'receipt' || method !== 'bill') &&
    availableMinor > 0 &&
    !check.tooMuch &&
    check.overfilled.size === 0 &&
    !(kind === 'receipt' && method === 'offset' && reference.trim() === '');

  const clear = (next: Amounts): void => {
    setTyped(next);
    setTypedLetGo({});
  };

  const save = async (again: boolean): Promise<void> => {
    if (!ready || customer === null || on === null) return;
    const allocations = linesOf(items, amounts);
    const common = { customerId: customer.id, currency, amountMinor: availableMinor, note, allocations };
    const reply =
      kind === 'receipt'
        ? await add.run(
            {
              ...common,
              receivedOn: on,
              method,
              payerName,
              reference,
              adjustments: adjustmentsOf(items, amounts, letGo),
              remember: payerName.trim() !== '',
              rule: ruleOf(amounts, proposal, oldest),
              ...(number.trim() === '' ? {} : { number: number.trim() }),
            },
            { quiet: true },
          )
        : await addNote.run(
            { ...common, issuedOn: on, ...(number.trim() === '' ? {} : { number: number.trim() }) },
            { quiet: true },
          );
    if (!reply.ok) return;
    const saved = reply.value.number;
    notifications.show({
      message: t(reply.value.unappliedMinor > 0 ? 'savedUnapplied' : 'saved', {
        number: saved,
        amount: format.money(reply.value.unappliedMinor, currency),
      }),
    });
    if (!again) {
      void navigate(askedId === null ? '/receipts/list' : `/customers/${askedId}?tab=credits`);
      return;
    }
    setCustomer(null);
    setAmountMinor(null);
    setNumber('');
    setPayerName('');
    setReference('');
    setNote('');
    setTyped(null);
    form.current?.querySelector('input')?.focus();
  };

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t(kind === 'receipt' ? 'newReceipt' : 'newCreditNote')}
        note={t(kind === 'receipt' ? 'entry.note' : 'entry.creditNote')}
        tools={
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Icon name="back" size={12} />}
            onClick={() => void navigate('/receipts/list')}
          >
            {t('toList')}
          </Button>
        }
      />
      <form
        ref={form}
        className={classes.entry}
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
        onKeyDown={(event) => {
          // In a form of ten fields Enter moves on in most of them; this key saves from anywhere.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save(event.shiftKey);
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
              label={t('entry.currency')}
              value={currency}
              first={working.currencies}
              onChange={(next) => {
                setCurrency(next);
                setTyped(null);
              }}
            />
          </div>
          <div className={classes.pair}>
            <DayInput
              label={t(kind === 'receipt' ? 'entry.receivedOn' : 'entry.issuedOn')}
              value={on}
              onChange={setOn}
              lean="past"
              required
            />
            {kind === 'receipt' && (
              <Select
                label={t('entry.method')}
                value={method}
                allowDeselect={false}
                data={methods.map((value) => ({ value, label: t(`common:receiptMethods.${value}`) }))}
                onChange={(value) => setMethod(value ?? method)}
              />
            )}
          </div>
          {customer !== null && thirdParty && (
            <Notice tone="look">{t('entry.thirdParty', { payer: payerName.trim(), customer: customer.name })}</Notice>
          )}
          {kind === 'receipt' && method === 'bill' && (
            <Notice tone="look">
              {t('entry.bill')}{' '}
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => void navigate(`/bills/new${customer === null ? '' : `?customer=${customer.id}`}`)}
              >
                {t('entry.toBill')}
              </Button>
            </Notice>
          )}
          <TextInput
            label={t('entry.number')}
            placeholder={t('entry.numberAuto')}
            value={number}
            maxLength={200}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          {kind === 'receipt' && (
            <>
              <TextInput
                label={t('entry.payer')}
                value={payerName}
                maxLength={200}
                onChange={(event) => setPayerName(event.currentTarget.value)}
              />
              <TextInput
                label={t(method === 'offset' ? 'entry.agreement' : 'entry.reference')}
                description={t(method === 'offset' ? 'entry.agreementHint' : 'entry.referenceHint')}
                required={method === 'offset'}
                value={reference}
                maxLength={200}
                onChange={(event) => setReference(event.currentTarget.value)}
              />
            </>
          )}
          <Textarea
            label={t('entry.memo')}
            value={note}
            autosize
            minRows={2}
            maxRows={4}
            maxLength={5000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
          <Bar>
            <Button type="submit" disabled={!ready} loading={command.running}>
              {t('common:save')}
            </Button>
            <Button variant="default" disabled={!ready || command.running} onClick={() => void save(true)}>
              {t('entry.saveAndNext')}
            </Button>
          </Bar>
          <p className={classes.keys}>{t('entry.keys')}</p>
        </div>

        <section className={classes.items}>
          <SectionTitle
            title={t('entry.items')}
            tools={
              items.length > 0 &&
              availableMinor > 0 && (
                <>
                  {proposal !== null && !sameAmounts(amounts, proposal.amounts) && (
                    <Button variant="default" size="compact-xs" onClick={() => setTyped(null)}>
                      {t('allocation:useProposal')}
                    </Button>
                  )}
                  <Button variant="default" size="compact-xs" onClick={() => clear(oldest)}>
                    {t('allocation:oldest')}
                  </Button>
                  <Button variant="default" size="compact-xs" onClick={() => clear({})}>
                    {t('allocation:clear')}
                  </Button>
                </>
              )
            }
          />
          {proposal !== null && typed === null && items.length > 0 && proposed.data !== undefined && (
            <p className={classes.evidence}>
              <b>{t('allocation:proposal', { rule: t(`common:allocationRules.${proposal.rule}`) })}</b>{' '}
              {proposed.data.evidence.map((row) => evidence(row, currency)).join(' ')}
            </p>
          )}
          {unappliedMinor > 0 && items[0] !== undefined && (
            <Notice tone="look">
              {t('entry:useCredits.more', { amount: format.money(unappliedMinor, currency) })}{' '}
              <Button size="compact-xs" variant="default" onClick={() => setUsing(items)}>
                {t('entry:useCredits.button')}
              </Button>
            </Notice>
          )}
          <Panel>
            {customer === null ? (
              <EmptyState icon="customers" title={t('entry.chooseCustomer')} text={t('entry.chooseCustomerText')} />
            ) : items.length === 0 ? (
              <EmptyState icon="check" title={t('entry.noItems')} text={t('allocation:none')} />
            ) : (
              <AllocationTable
                items={items}
                currency={currency}
                availableMinor={availableMinor}
                amounts={amounts}
                onChange={(next) => {
                  // The first change starts from the proposal, with what it lets go.
                  if (typed === null) setTypedLetGo(letGo);
                  setTyped(next);
                }}
                {...(kind === 'receipt'
                  ? {
                      letGo,
                      onLetGo: (next: LetGoReasons) => {
                        if (typed === null) setTyped(amounts);
                        setTypedLetGo(next);
                      },
                    }
                  : {})}
              />
            )}
          </Panel>
        </section>
      </form>
      <UseCreditsDrawer items={using} onClose={() => setUsing(null)} />
    </Page>
  );
}
