import { Skeleton, Tabs } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { id, isId, type OrderId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import { CheckAnswer } from './CheckAnswer.tsx';
import { ChecksList } from './ChecksList.tsx';
import { NewOrderDrawer } from './NewOrderDrawer.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import classes from './Orders.module.css';
import { Proposals } from './Proposals.tsx';
import { Register } from './Register.tsx';
import { ReleaseForm, type Release } from './ReleaseForm.tsx';
import { SuspensionDrawer, type SuspensionAbout } from './SuspensionDrawer.tsx';

const views = ['register', 'checks'] as const;

/** 发货前检查: may this order go? And the orders that are on their way. */
export default function OrdersScreen() {
  const { t, i18n } = useTranslation('orders');
  const { point, asOf, currency: working, currencies, book } = useWorkingPoint();
  const [address, setAddress] = useSearchParams();
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [currency, setCurrency] = useState<CurrencyCode>(working);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const [suspending, setSuspending] = useState<SuspensionAbout | null>(null);
  const [kept, setKept] = useState(0);
  const [asked] = useDebouncedValue(amountMinor, 200);
  const record = useCommand('holds.record');
  const release = useCommand('holds.release');

  const named = Number(address.get('customer'));
  const given = useQueryOf('customers.get', { id: id<'customer'>(isId(named) ? named : 1) }, { enabled: isId(named) });
  const shown = isId(named) ? given.data : undefined;
  useEffect(() => {
    if (shown !== undefined) setCustomer({ id: shown.id, code: shown.code, name: shown.name });
  }, [shown]);

  const orderNumber = Number(address.get('order'));
  const orderId = isId(orderNumber) ? id<'order'>(orderNumber) : null;
  const view = views.find((name) => name === address.get('view')) ?? 'register';
  const openOrder = (next: OrderId | null): void =>
    setAddress({ ...(view === 'register' ? {} : { view }), ...(next === null ? {} : { order: String(next) }) }, { replace: true }); // prettier-ignore

  const ready = customer !== null && (asked ?? 0) > 0;
  const question = { customerId: customer?.id ?? id<'customer'>(1), currency, amountMinor: asked ?? 1 };
  const check = useQueryOf('holds.check', { ...point, ...question }, { enabled: ready });

  const keep = async (given: Release | undefined): Promise<void> => {
    if (check.data === undefined) return;
    const about = { ...question, asOf };
    const reply =
      given !== undefined && (check.data.decision === 'reason' || check.data.decision === 'hold')
        ? await release.run({ ...about, ...given })
        : await record.run({ ...about, note: given?.reason ?? '' });
    if (!reply.ok) return;
    setKept(kept + 1);
    notifications.show({ message: t('release.kept') });
  };

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} tools={<Proposals />} />
      <div className={classes.check}>
        <section className={classes.ask} aria-label={t('ask.title')}>
          <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} withStatus required />
          {customer !== null && <StatusBadge customerId={customer.id} />}
          <div className={classes.pair}>
            <MoneyInput
              label={t('ask.amount')}
              currency={currency}
              valueMinor={amountMinor}
              onChange={setAmountMinor}
              required
            />
            <CurrencySelect label={t('ask.currency')} value={currency} first={currencies} onChange={setCurrency} />
          </div>
          {ready && check.data !== undefined && !book.readOnly && (
            <ReleaseForm
              key={`${customer.id}-${asked}-${currency}-${kept}-${check.data.decision}`}
              decision={check.data.decision}
              label={t(check.data.decision === 'pass' ? 'release.keep' : 'release.go')}
              busy={record.running || release.running}
              onGo={(given) => void keep(given)}
            />
          )}
        </section>
        <Panel padded>
          <div className={classes.scroll}>
            {!ready ? (
              <EmptyState icon="check" title={t('ask.empty')} text={t('ask.emptyText')} />
            ) : check.error !== null ? (
              <Notice tone="bad">{errorText(i18n, check.error)}</Notice>
            ) : check.data === undefined ? (
              <Skeleton height={180} />
            ) : (
              <CheckAnswer
                checked={check.data}
                {...(book.readOnly
                  ? {}
                  : {
                      onSuspension: () =>
                        setSuspending({
                          customerId: question.customerId,
                          currency,
                          amountMinor: question.amountMinor,
                          orderText: '',
                        }),
                    })}
              />
            )}
          </div>
        </Panel>
      </div>
      <Tabs value={view} onChange={(name) => setAddress(name === 'checks' ? { view: name } : {}, { replace: true })}>
        <Tabs.List>
          <Tabs.Tab value="register">{t('list.title')}</Tabs.Tab>
          <Tabs.Tab value="checks">{t('checks.title')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {view === 'register' ? (
        <Register onOpen={openOrder} onAdd={() => setAdding(true)} selected={orderId} />
      ) : (
        <ChecksList onOpenOrder={openOrder} />
      )}
      <NewOrderDrawer
        opened={adding}
        customer={customer}
        amountMinor={amountMinor}
        onClose={() => setAdding(false)}
        onSaved={(next) => {
          setAdding(false);
          openOrder(next);
        }}
      />
      <OrderDrawer orderId={orderId} onClose={() => openOrder(null)} onSuspension={setSuspending} />
      <SuspensionDrawer about={suspending} onClose={() => setSuspending(null)} />
    </Page>
  );
}
