import { ActionIcon, Button, SegmentedControl, Skeleton, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { id, isId, type CustomerId, type DocumentId } from '../../../src-main/kernel/ids.ts';
import { RefusedError } from '../../app/calls.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { InvoiceDrawer } from '../../components/Entry/InvoiceDrawer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { Chip } from '../../components/Section.tsx';
import { CreditFileDrawer } from './CreditFileDrawer.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import { CustomerFigures } from './CustomerFigures.tsx';
import classes from './Customers.module.css';
import { useTermText } from '../../components/Terms/useTermText.ts';
import { customerTabs, firstTab } from './customerTabs.ts';
import { OffsetDialog } from './OffsetDialog.tsx';

const groups = ['account', 'file'] as const;

/** One customer: what is owed and since when, everything that happened, what was agreed, what was written. */
export default function CustomerScreen() {
  const { t } = useTranslation('customers');
  const number = Number(useParams()['id']);
  const navigate = useNavigate();
  if (!isId(number))
    return (
      <EmptyState
        icon="customers"
        title={t('page.notFound')}
        text={t('page.notFoundText')}
        action={<Button onClick={() => void navigate('/customers')}>{t('page.toList')}</Button>}
      />
    );
  return <CustomerPage key={number} customerId={id<'customer'>(number)} />;
}

function CustomerPage({ customerId }: { readonly customerId: CustomerId }) {
  const { t, i18n } = useTranslation(['customers', 'writeoffs']);
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [invoicing, setInvoicing] = useState(false);
  const [offsetting, setOffsetting] = useState(false);
  const [printing, setPrinting] = useState(false);
  const customer = useQueryOf('customers.get', { id: customerId }, { keepPrevious: false });
  const settings = useQueryOf('settings.get', {});
  const terms = useQueryOf('terms.list', { removed: true });
  const { ruleText } = useTermText();
  const signals = useQueryOf('signals.list', { ...point, customerId, include: 'open' });

  const asked = search.get('tab');
  const shownTab = customerTabs.find(({ name }) => name === asked) ?? firstTab;
  const shown = Number(search.get('document'));
  const documentId = isId(shown) ? id<'document'>(shown) : null;
  const go = (change: { readonly tab?: string; readonly document?: DocumentId | null }): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (change.tab !== undefined) next.set('tab', change.tab);
        if (change.document === null) next.delete('document');
        else if (change.document !== undefined) next.set('document', String(change.document));
        return next;
      },
      { replace: true },
    );

  const mergedInto = customer.error instanceof RefusedError ? Number(customer.error.refusal.params['id']) : NaN;
  if (customer.error instanceof RefusedError && customer.error.refusal.code === 'customer_merged' && isId(mergedInto))
    return <Navigate to={`/customers/${mergedInto}?${search.toString()}`} replace />;
  if (customer.error !== null)
    return (
      <EmptyState
        icon="customers"
        title={errorText(i18n, customer.error)}
        text={t('page.notFoundText')}
        action={<Button onClick={() => void navigate('/customers')}>{t('page.toList')}</Button>}
      />
    );
  if (customer.data === undefined) return <Skeleton height={320} />;
  const { name, code, taxId, termsDays, paymentTermId, salesperson, region, language } = customer.data;
  const term = terms.data?.rows.find((each) => each.id === paymentTermId);
  const companyTerms = settings.data?.defaultTermsDays ?? 0;
  const openDocument = (document: DocumentId): void => go({ document });

  return (
    <Page fill>
      <div className={classes.head}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<Icon name="back" size={12} />}
          onClick={() => void navigate('/customers')}
        >
          {t('page.toList')}
        </Button>
        <h1>{name}</h1>
        <Chip>{code}</Chip>
        <StatusBadge customerId={customerId} />
        <span className={classes.soft}>
          {[
            term !== undefined
              ? t('page.termsNamed', { terms: ruleText(term.rule) })
              : termsDays === null
                ? t('page.termsDefault', { days: companyTerms })
                : t('page.termsOwn', { days: termsDays }),
            taxId,
            region,
            salesperson,
            language === 'zh' ? '中文' : 'English',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {!book.readOnly && (
          <div data-push>
            <Button variant="default" onClick={() => void navigate(`/today/${customerId}`)}>
              {t('page.cockpit')}
            </Button>
            <Button variant="default" onClick={() => void navigate(`/letters?customer=${customerId}`)}>
              {t('page.letter')}
            </Button>
            <Button variant="default" onClick={() => setOffsetting(true)}>
              {t('writeoffs:offset.button')}
            </Button>
            <Button variant="default" onClick={() => void navigate(`/receipts/new?customer=${customerId}`)}>
              {t('page.newReceipt')}
            </Button>
            <Button
              variant={shownTab.group === 'file' ? 'default' : 'filled'}
              leftSection={<Icon name="plus" size={13} />}
              onClick={() => setInvoicing(true)}
            >
              {t('page.newInvoice')}
            </Button>
          </div>
        )}
      </div>
      <CustomerFigures
        customerId={customerId}
        onItems={() => go({ tab: 'items' })}
        onCredits={() => go({ tab: 'credits' })}
        onLimits={() => go({ tab: 'limits' })}
        onBills={() => go({ tab: 'bills' })}
      />
      <div className={classes.views}>
        <SegmentedControl
          size="xs"
          aria-label={t('page.views')}
          value={shownTab.group}
          onChange={(group) => go({ tab: customerTabs.find((each) => each.group === group)?.name ?? 'items' })}
          data={groups.map((group) => ({ value: group, label: t(`groups.${group}`) }))}
        />
        <Tabs value={shownTab.name} onChange={(value) => go({ tab: value ?? 'items' })} className={classes.tabs ?? ''}>
          <Tabs.List>
            {customerTabs
              .filter((each) => each.group === shownTab.group)
              .map(({ name, label }) => (
                <Tabs.Tab key={name} value={name}>
                  {t(label)}
                  {name === 'signals' && (signals.data?.openCount ?? 0) > 0 && ` ${signals.data?.openCount}`}
                </Tabs.Tab>
              ))}
          </Tabs.List>
        </Tabs>
        {shownTab.group === 'file' && (
          <ActionIcon
            variant="default"
            size={28}
            aria-label={t('creditFile.print')}
            title={t('creditFile.print')}
            onClick={() => setPrinting(true)}
          >
            <Icon name="print" size={14} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.panel} data-scroll={shownTab.scrolls || undefined}>
        <shownTab.Content customer={customer.data} onDocument={openDocument} onTab={(name) => go({ tab: name })} />
      </div>
      <CreditFileDrawer customerId={customerId} opened={printing} onClose={() => setPrinting(false)} />
      <DocumentDrawer documentId={documentId} onClose={() => go({ document: null })} />
      <OffsetDialog
        opened={offsetting}
        customerId={customerId}
        customerName={name}
        onClose={() => setOffsetting(false)}
      />
      <InvoiceDrawer opened={invoicing} customerId={customerId} onClose={() => setInvoicing(false)} />
    </Page>
  );
}
