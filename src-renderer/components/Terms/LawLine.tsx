import { useTranslation } from 'react-i18next';
import type { TermsFinding } from '../../../src-main/areas/law/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../Icon.tsx';
import classes from './LawLine.module.css';

export interface LawLineProps {
  readonly customerId: CustomerId;
  readonly documentOn: Day;
  readonly deliveredOn?: Day | null;
  readonly acceptedOn?: Day | null;
  readonly dueOn: Day;
  /** True: the contract provides this term; false: no contract does; left out: not known. */
  readonly agreed?: boolean;
}

/** Quietly, under a due date: it is later than the statute allows this kind of debtor. Nothing where all is well. */
export function LawLine({
  customerId,
  documentOn,
  deliveredOn = null,
  acceptedOn = null,
  dueOn,
  agreed,
}: LawLineProps) {
  const customer = useQueryOf('customers.get', { id: customerId });
  const debtorClass = customer.data?.debtorClass ?? '';
  const check = useQueryOf(
    'law.check',
    {
      lawPack: customer.data?.lawPack ?? '',
      debtorClass,
      documentOn,
      deliveredOn,
      acceptedOn,
      dueOn,
      ...(agreed === undefined ? {} : { agreed }),
    },
    { enabled: debtorClass !== '', keepPrevious: false },
  );
  const finding = check.data?.finding ?? null;
  return finding === null ? null : <LawFinding finding={finding} />;
}

/** Of a document on record: from acceptance or delivery where these are known. */
export function DocumentLaw(props: {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly dueOn: Day;
}) {
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('invoices.terms', { documentId: props.documentId, ...point });
  if (data === undefined) return null;
  return (
    <LawLine
      customerId={props.customerId}
      documentOn={data.issuedOn}
      deliveredOn={data.deliveredOn}
      acceptedOn={data.acceptedOn}
      dueOn={props.dueOn}
    />
  );
}

/** What the statute says about a term, with its article and the day it was checked. */
export function LawFinding({ finding }: { readonly finding: TermsFinding }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const { code, level, termDays, limitDays, maxDays, article, ruleFrom, checkedOn, smeStated, dailyBp } = finding;
  return (
    <p className={classes.line} data-level={level} role="status">
      <Icon name={level === 'warn' ? 'warning' : 'info'} size={12} />
      <span>
        {t(`finding.${code}`, {
          days: termDays,
          limit: limitDays,
          max: maxDays,
          who: t(`classes.${finding.debtorClass === '' ? 'unknown' : finding.debtorClass}`),
        })}{' '}
        {smeStated === false && t('finding.smeMissing')}{' '}
        {dailyBp !== null && level === 'warn' && t('finding.daily', { rate: `${(dailyBp / 100).toFixed(2)}%` })}{' '}
        <small>
          {t('finding.source', {
            pack: t(`packs.${finding.pack}`),
            article: article === '' ? '–' : article,
            from: format.day(ruleFrom),
            checked: format.day(checkedOn),
          })}
          {finding.stale && ` · ${t('stale')}`} · {t('notAdvice')}
        </small>
      </span>
    </p>
  );
}
