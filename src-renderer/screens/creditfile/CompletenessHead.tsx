import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Creditfile.module.css';

type Line = ValueOf<'creditfile.completeness'>['lines'][number];

/** The tab on which a part of the file is filled in; what is filled in here has no tab of its own. */
const places: Readonly<Record<Line['code'], string>> = {
  creditCode: 'profile',
  licence: 'files',
  legalRepresentative: 'profile',
  capital: 'profile',
  address: 'profile',
  contact: 'profile',
  bankAccount: 'profile',
  debtorClass: 'profile',
  statement: 'financials',
  publicRegister: 'record',
  contract: 'contracts',
  fraudCheck: 'fraud',
  externalReport: 'record',
};

/** How whole the file is, and what is missing; each line leads to where it is filled in. */
export function CompletenessHead(props: {
  readonly customerId: CustomerId;
  readonly onPlace: (tab: string) => void;
  readonly onRecord: () => void;
  readonly onFraud: () => void;
}) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data } = useQueryOf('creditfile.completeness', { customerId: props.customerId, ...point });
  if (data === undefined) return null;
  const gaps = data.lines.filter(({ state }) => state !== 'there' && state !== 'not_needed');
  const go = (code: Line['code']): void => {
    const place = places[code];
    if (place === 'record') props.onRecord();
    else if (place === 'fraud') props.onFraud();
    else props.onPlace(place);
  };
  return (
    <section>
      <SectionTitle title={t('completeness.title')} note={t('completeness.note')} />
      <div className={classes.score}>
        <b>{data.points}</b>
        <span className={classes.soft}>/ 100</span>
        <span className={classes.bar} role="img" aria-label={t('completeness.label', { points: data.points })}>
          <i style={{ width: `${data.points}%` }} />
        </span>
        {data.isNew && <Chip>{t('completeness.isNew')}</Chip>}
      </div>
      {gaps.length === 0 ? (
        <p className={classes.soft}>{t('completeness.whole')}</p>
      ) : (
        <ul className={classes.gaps} aria-label={t('completeness.missing')}>
          {gaps.map(({ code, weight, state, on }) => {
            const text = (
              <>
                <b>{t(`completeness.parts.${code}`)}</b> {t(`completeness.states.${state}`)}
                {on !== null && ` ${format.day(on)}`}
              </>
            );
            return (
              <li key={code}>
                {book.readOnly ? <span>{text}</span> : <TextButton onClick={() => go(code)}>{text}</TextButton>}
                <small>+{weight}</small>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
