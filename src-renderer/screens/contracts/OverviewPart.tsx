import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ContractWarning } from '../../../src-main/areas/contracts/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../../components/DayText.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { useTermText } from '../../components/Terms/useTermText.ts';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

/** What the contract says, what it lacks, what to look at again, and the documents under it. */
export function OverviewPart({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <ContractFacts contract={contract} />
        <Documents contract={contract} />
      </div>
      <div className={classes.stack}>
        <section>
          <SectionTitle title={t('warnings.title')} />
          <Findings contract={contract} />
          <p className={classes.law}>{t('warnings.law')}</p>
        </section>
        <Gaps contract={contract} />
      </div>
    </div>
  );
}

function ContractFacts({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { ruleText } = useTermText();
  const { agreed, currency } = contract;
  const money = (minor: number | null): string => (minor === null ? '–' : format.money(minor, currency));
  const rate = (bp: number | null): string => (bp === null ? '–' : format.basisPoints(bp));
  const forum = contract.disputeResolution.map((each) => t(`forums.${each}`)).join('');
  return (
    <Facts columns={3}>
      <Fact label={t('fields.kind')}>{t(`kinds.${contract.kind}`)}</Fact>
      <Fact label={t('fields.amount')}>{money(contract.amountMinor)}</Fact>
      <Fact label={t('fields.taxRate')}>{rate(contract.taxRateBp)}</Fact>
      <Fact label={t('fields.signedOn')}>
        <DayText day={contract.signedOn} />
      </Fact>
      <Fact label={t('fields.fromOn')}>
        <DayText day={contract.fromOn} />
      </Fact>
      <Fact label={t('fields.untilOn')}>
        <DayText day={contract.untilOn} />
      </Fact>
      <Fact label={t('fields.customerSignatory')}>{contract.customerSignatory || '–'}</Fact>
      <Fact label={t('fields.ourSignatory')}>{contract.ourSignatory || '–'}</Fact>
      <Fact label={t('fields.taxId')}>{contract.customerTaxId || '–'}</Fact>
      <Fact label={t('fields.terms')}>
        {agreed.rule !== null
          ? ruleText(agreed.rule)
          : contract.milestones.length > 0
            ? t('fields.byMilestones', { n: contract.milestones.length })
            : t('fields.termsNone')}
      </Fact>
      <Fact label={t('fields.lateRate')}>{rate(contract.lateRateBp)}</Fact>
      <Fact label={t('fields.objectionDays')}>
        {contract.objectionDays === null ? '–' : t('common:days', { days: contract.objectionDays })}
      </Fact>
      {agreed.depositMinor !== null && <Fact label={t('fields.deposit')}>{money(agreed.depositMinor)}</Fact>}
      {agreed.penaltyMinor !== null && <Fact label={t('fields.penalty')}>{money(agreed.penaltyMinor)}</Fact>}
      {agreed.lossMinor !== null && <Fact label={t('fields.loss')}>{money(agreed.lossMinor)}</Fact>}
      <Fact label={t('fields.disputeResolution')}>
        {[forum, contract.jurisdiction].filter((part) => part !== '').join(' · ') || '–'}
      </Fact>
      <Fact label={t('fields.smeStated')}>{t(contract.smeStated ? 'common:yes' : 'common:no')}</Fact>
      <Fact label={t('fields.payWhenPaid')}>{t(agreed.payWhenPaid ? 'common:yes' : 'common:no')}</Fact>
      {contract.note !== '' && (
        <Fact label={t('fields.note')} wide>
          {contract.note}
        </Fact>
      )}
    </Facts>
  );
}

function Documents({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  return (
    <section>
      <SectionTitle title={t('documents.title')} note={t('documents.note', { number: contract.number })} />
      {contract.documents.length === 0 ? (
        <p className={classes.soft}>{t('documents.none')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('documents.number')}</th>
              <th>{t('documents.issued')}</th>
              <th data-right>{t('common:amount')}</th>
              <th data-right>{t('columns.open')}</th>
            </tr>
          </thead>
          <tbody>
            {contract.documents.map((document) => (
              <tr key={document.documentId}>
                <td>
                  <TextButton onClick={() => setDocumentId(document.documentId)}>{document.number}</TextButton>
                </td>
                <td>
                  <DayText day={document.issuedOn} />
                </td>
                <td data-right>
                  <MoneyText amountMinor={document.amountMinor} currency={contract.currency} />
                </td>
                <td data-right>
                  <MoneyText amountMinor={document.openMinor} currency={contract.currency} dashZero />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </section>
  );
}

function Gaps({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { gapList } = contract;
  return (
    <section>
      <SectionTitle
        title={gapList.length === 0 ? t('gaps.none') : t('gaps.title', { n: gapList.length })}
        tools={
          gapList.length > 0 && (
            <TextButton onClick={() => void navigate(`/contracts/${contract.contractId}?part=checks`)}>
              {t('gaps.answer')}
            </TextButton>
          )
        }
      />
      {gapList.length === 0 ? (
        <Notice tone="good">{t(contract.status === 'signed' ? 'gaps.complete' : 'gaps.unsigned')}</Notice>
      ) : (
        <ul className={classes.gaps}>
          {gapList.map(({ list, code }) => (
            <li key={`${list}.${code}`}>
              <Chip>{t(`lines.${list}.${code}`)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Findings({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { warningList, termsFinding, currency } = contract;
  const said = ({ params }: ContractWarning): Record<string, string> =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        name.endsWith('Minor')
          ? format.money(Number(value), currency)
          : name.endsWith('Bp')
            ? `${Number(value) / 100}%`
            : String(value),
      ]),
    );
  if (warningList.length === 0 && termsFinding === null) return <p className={classes.soft}>{t('warnings.none')}</p>;
  return (
    <ul className={classes.findings}>
      {termsFinding !== null && (
        <li>
          <span className={termsFinding.level === 'warn' ? classes.bad : classes.warn}>
            <Icon name={termsFinding.level === 'warn' ? 'warning' : 'info'} size={13} />
          </span>
          <div>
            {t(`warnings.terms.${termsFinding.code}`, {
              days: termsFinding.termDays,
              limit: termsFinding.limitDays,
              max: termsFinding.maxDays,
              debtor: t(`debtorClasses.${termsFinding.debtorClass || 'unknown'}`),
            })}
            <small>
              {termsFinding.article} · {t('warnings.checkedOn', { day: format.day(termsFinding.checkedOn) })}
            </small>
          </div>
        </li>
      )}
      {warningList.map((warning) => (
        <li key={warning.code}>
          <span className={warning.level === 'warn' ? classes.bad : classes.warn}>
            <Icon name={warning.level === 'warn' ? 'warning' : 'info'} size={13} />
          </span>
          <div>
            {t(`warnings.codes.${warning.code}`, said(warning))}
            <small>{warning.articles.map((article) => articleText(t, article)).join(t('common:listSeparator'))}</small>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** `民法典 586` in the words of the screen; the Chinese name stays where there is no other. */
function articleText(t: TFunction<'contracts'>, article: string): string {
  const [law = '', number = ''] = article.split(' ');
  const names: Readonly<Record<string, string>> = { 民法典: 'civilCode', 合同编通则解释: 'contractInterpretation', 买卖合同解释: 'saleInterpretation', 支付条例: 'paymentRegulation' }; // prettier-ignore
  const name = names[law];
  return name === undefined ? article : t(`laws.${name}`, { article: number });
}
