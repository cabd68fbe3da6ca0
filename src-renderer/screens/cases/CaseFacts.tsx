import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { feeOf, feeProcedureOf } from '../../../src-main/areas/cases/rules/fees.ts';
import { worthOf } from '../../../src-main/areas/cases/rules/balance.ts';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import { DayText } from '../../components/DayText.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Cases.module.css';
import type { CaseDetail } from './detail.ts';
import { useFeeRules } from './useFeeRules.ts';

/** What the case is about, what it brought and took, and what it was thought to bring. */
export function CaseFacts({ detail, onShow }: { readonly detail: CaseDetail; readonly onShow: (id: CaseId) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const navigate = useNavigate();
  const { currency } = detail;
  const named = (of: { readonly kind: CaseDetail['kind']; readonly number: string }): string =>
    [t(`kinds.${of.kind}`), of.number].filter((each) => each !== '').join(' · ');
  const rules = useFeeRules();
  const scale = currency === 'CNY' ? feeProcedureOf(detail.kind, detail.values.procedure) : null;
  const fee = scale === null ? null : feeOf(scale, detail.claimMinor, detail.openedOn, rules);
  const worth = detail.values.chanceBp === null ? null : worthOf({ claimMinor: detail.claimMinor, chanceBp: detail.values.chanceBp, feeMinor: fee?.feeMinor ?? 0, otherCostsMinor: detail.values.otherCostsMinor }); // prettier-ignore
  return (
    <>
      <Facts columns={4}>
        <Fact label={t('common:customer')} wide>
          <TextButton onClick={() => void navigate(`/customers/${detail.customerId}?tab=cases`)}>
            {detail.customerName}
          </TextButton>
        </Fact>
        <Fact label={t('columns.number')}>{detail.number || '–'}</Fact>
        <Fact label={t('columns.forum')}>{detail.forum || '–'}</Fact>
        <Fact label={t('balance.claim')}>
          <b>
            <MoneyText amountMinor={detail.claimMinor} currency={currency} withSign />
          </b>
        </Fact>
        <Fact label={t('balance.recovered')}>
          {detail.recoveredMinor === null ? '–' : format.money(detail.recoveredMinor, currency)}
        </Fact>
        <Fact label={t('balance.cost')}>{format.money(detail.costMinor, currency)}</Fact>
        <Fact label={t('balance.net')}>{detail.netMinor === null ? '–' : format.money(detail.netMinor, currency)}</Fact>
        {detail.agentName !== '' && (
          <Fact label={t('drawer.agent')} wide>
            {[detail.agentName, detail.values.agentContact].filter((each) => each !== '').join(' · ')}
          </Fact>
        )}
        <Fact label={t('drawer.opened')}>
          <DayText day={detail.openedOn} />
        </Fact>
        {detail.closedOn !== null && (
          <Fact label={t('drawer.closed')}>
            <DayText day={detail.closedOn} />
          </Fact>
        )}
        {fee !== null && (
          <Fact label={t('parts.fees')}>
            <span
              title={t('fees.source', {
                source: citation(fee.source, format.language),
                article: articles(fee.article, format.language),
                day: format.day(fee.checkedOn),
              })}
            >
              {format.money(fee.feeMinor, currency)}
            </span>
          </Fact>
        )}
        {worth !== null && (
          <Fact label={t('fees.net')}>
            <span title={t('fees.estimate')}>{format.money(worth.netMinor, currency)}</span>
          </Fact>
        )}
        {detail.parent !== null && (
          <Fact label={t('drawer.under')} wide>
            <Other of={detail.parent} text={named(detail.parent)} onShow={onShow} />
          </Fact>
        )}
        {detail.children.length > 0 && (
          <Fact label={t('drawer.children')} wide>
            {detail.children.map((child) => (
              <div key={child.caseId}>
                <Other of={child} text={`${named(child)} · ${t(`stages.${child.stage}`)}`} onShow={onShow} />
              </div>
            ))}
          </Fact>
        )}
        {(detail.note !== '' || detail.closeNote !== '') && (
          <Fact label={t('form.note')} wide>
            {[detail.note, detail.closeNote].filter((each) => each !== '').join(' · ')}
          </Fact>
        )}
      </Facts>
      {detail.interest !== null && (
        <section>
          <h4>{t('drawer.interest')}</h4>
          <table className={classes.table}>
            <tbody>
              {detail.interest.segments.map((segment) => (
                <tr key={segment.from}>
                  <td>
                    {format.day(segment.from)} – {format.day(segment.to)}
                  </td>
                  <td data-right>{t('drawer.days', { n: segment.days })}</td>
                  <td data-right>{format.amount(segment.principalMinor, currency)}</td>
                  <td data-right>{format.amount(segment.interestMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>{t('fees.sum')}</td>
                <td data-right>{format.amount(detail.interest.interestMinor, currency)}</td>
              </tr>
            </tfoot>
          </table>
          <p className={classes.fine}>
            {t('drawer.interestText')} {citation(detail.interest.article, format.language)}
          </p>
        </section>
      )}
    </>
  );
}

function Other(props: {
  readonly of: { readonly caseId: CaseId };
  readonly text: string;
  readonly onShow: (id: CaseId) => void;
}) {
  return <TextButton onClick={() => props.onShow(props.of.caseId)}>{props.text}</TextButton>;
}
