import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type emptyBusiness, type Customer } from '../../../../src-main/areas/customers/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { MoneyText } from '../../../components/MoneyText.tsx';
import { Chip } from '../../../components/Section.tsx';
import { useTermText } from '../../../components/Terms/useTermText.ts';
import { marginText } from '../customerForm.ts';
import { CreditCodeHint } from './CreditCodeHint.tsx';
import { Facts, FileSection, type Fact } from './FileSection.tsx';
import classes from './Profile.module.css';

interface Given {
  readonly customer: Customer;
  readonly tools: ReactNode;
}

/** Licence and register. A licence that has run out is said so. */
export function IdentitySection({ customer, tools }: Given) {
  const { t } = useTranslation('customers');
  const { asOf } = useWorkingPoint();
  const { capitalCurrency, capitalMinor, paidInMinor, licenceUntilOn } = customer;
  const capital = (amountMinor: number | null): ReactNode =>
    amountMinor === null || capitalCurrency === '' ? (
      ''
    ) : (
      <MoneyText amountMinor={amountMinor} currency={capitalCurrency} withSign />
    );
  const day = (on: Customer['foundedOn']): ReactNode => on && <DayText day={on} />;
  return (
    <FileSection name="identity" title={t('file.identity')} tools={tools}>
      <Facts
        facts={[
          { label: t('fields.name'), value: customer.name, wide: true },
          { label: t('fields.code'), value: customer.code },
          { label: t('fields.shortName'), value: customer.shortName },
          {
            label: t('fields.taxIdShort'),
            value: customer.taxId && (
              <>
                <span className={classes.number}>{customer.taxId}</span> <CreditCodeHint taxId={customer.taxId} />
              </>
            ),
            wide: true,
          },
          { label: t('fields.legalRepresentative'), value: customer.legalRepresentative },
          { label: t('fields.capital'), value: capital(capitalMinor) },
          { label: t('fields.paidIn'), value: capital(paidInMinor) },
          { label: t('fields.foundedOn'), value: day(customer.foundedOn) },
          {
            label: t('fields.licenceUntilOn'),
            value: licenceUntilOn && (
              <>
                <DayText day={licenceUntilOn} /> {licenceUntilOn < asOf && <Chip bad>{t('file.licenceOver')}</Chip>}
              </>
            ),
          },
          { label: t('fields.customerSinceOn'), value: day(customer.customerSinceOn) },
          { label: t('fields.registeredAddress'), value: customer.registeredAddress, wide: true },
          { label: t('fields.address'), value: customer.address, wide: true },
          { label: t('fields.businessScope'), value: customer.businessScope, wide: true },
        ]}
      />
    </FileSection>
  );
}

/** Terms, who is in charge, class before the law, and what part of our business the customer is. */
export function TradeSection({ customer, tools }: Given) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const { data: standing } = useQueryOf('aging.standing', { ...point, currency, customerId: customer.id });
  const { data: settings } = useQueryOf('settings.get', {});
  const { data: terms } = useQueryOf('terms.list', { removed: true });
  const { ruleText } = useTermText();
  const term = terms?.rows.find(({ id }) => id === customer.paymentTermId);
  const letters = [customer.contactName, customer.phone, customer.email].filter((each) => each !== '').join(' · ');
  return (
    <FileSection name="trade" title={t('file.trade')} tools={tools}>
      <Facts
        facts={[
          {
            label: t('file.kind'),
            value: standing && (
              <>
                <Chip>{t(`common:customerKinds.${standing.kind}`)}</Chip>{' '}
                <span className={classes.soft}>{t('file.since', { day: format.day(standing.sinceOn) })}</span>
              </>
            ),
          },
          {
            label: t('file.shares'),
            value:
              standing &&
              t('file.sharesText', {
                sales: format.basisPoints(standing.salesShareBp),
                open: format.basisPoints(standing.openShareBp),
                rank: standing.salesRank ?? '–',
              }),
          },
          {
            label: t('fields.paymentTerm'),
            value:
              term !== undefined
                ? ruleText(term.rule)
                : customer.termsDays === null
                  ? t('fields.termsDefault', { days: settings?.defaultTermsDays ?? 0 })
                  : t('common:days', { days: customer.termsDays }),
          },
          { label: t('fields.language'), value: customer.language === 'zh' ? '中文' : 'English' },
          {
            label: t('fields.debtorClass'),
            value: customer.debtorClass && t(`common:debtorClasses.${customer.debtorClass}`),
          },
          {
            label: t('fields.lawPack'),
            value: t(`common:lawPacks.${customer.lawPack === '' ? 'own' : customer.lawPack}`),
          },
          { label: t('fields.salesperson'), value: customer.salesperson },
          { label: t('fields.department'), value: customer.department },
          { label: t('fields.collector'), value: customer.collector },
          { label: t('fields.region'), value: customer.region },
          { label: t('fields.industry'), value: customer.industry },
          { label: t('fields.margin'), value: customer.marginBp === null ? '' : `${marginText(customer.marginBp)}%` },
          { label: t('fields.strategic'), value: t(customer.strategic ? 'common:yes' : 'common:no') },
          { label: t('file.letterContact'), value: letters, wide: true },
          { label: t('fields.note'), value: customer.note, wide: true },
        ]}
      />
    </FileSection>
  );
}

/** Only what was written; the form shows every block. */
export function BusinessSection({ customer, tools }: Given) {
  const { t } = useTranslation('customers');
  const { legality, strength, potential, existing, core, market } = customer.business;
  const written = (facts: readonly Fact[]): readonly Fact[] =>
    facts.filter(({ value }) => value !== '' && value !== null).map((fact) => ({ ...fact, wide: true }));
  const ticked = legality.ticks.map((tick) => t(`business.ticks.${tick}`)).join(t('common:listSeparator'));
  const blocks = [
    ['legality', written([
      { label: t('business.legality.ticks'), value: ticked },
      { label: t('business.legality.permits'), value: legality.permits },
      { label: t('business.legality.taxStanding'), value: legality.taxStanding },
    ])],
    ['strength', written([
      { label: t('business.strength.staffCount'), value: strength.staffCount },
      { label: t('business.strength.premises'), value: strength.premises },
      { label: t('business.strength.equipment'), value: strength.equipment },
      { label: t('business.strength.ownership'), value: strength.ownership },
    ])],
    ['potential', written([
      { label: t('business.potential.products'), value: potential.products },
      { label: t('business.potential.mainCustomers'), value: potential.mainCustomers },
      { label: t('business.potential.salesPlan'), value: potential.salesPlan },
    ])],
    ['market', written([
      { label: t('business.market.position'), value: market.position && t(`business.positions.${market.position}`) },
      { label: t('business.market.competitiveness'), value: market.competitiveness },
    ])],
    ['existing', written([
      { label: t('business.existing.ownerChanges'), value: existing.ownerChanges },
      { label: t('business.existing.turnover'), value: existing.turnover },
      { label: t('business.existing.tradeRecord'), value: existing.tradeRecord },
    ])],
    ['core', written([
      { label: t('business.core.keeper'), value: core.keeper },
      { label: t('business.core.dependence'), value: core.dependence },
      { label: t('business.core.care'), value: core.care },
    ])],
  ] as const satisfies readonly (readonly [keyof typeof emptyBusiness, readonly Fact[]])[]; // prettier-ignore
  const filled = blocks.filter(([, facts]) => facts.length > 0);
  return (
    <FileSection name="business" title={t('file.business')} tools={tools}>
      {filled.length === 0 && <p className={classes.soft}>{t('business.none')}</p>}
      {filled.map(([block, facts]) => (
        <div key={block} style={{ marginBottom: 8 }}>
          <h3 style={{ fontSize: 12.5, fontWeight: 600 }}>{t(`business.${block}.title`)}</h3>
          <Facts facts={facts} />
        </div>
      ))}
    </FileSection>
  );
}
