import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';
import type { CheckRow } from './detail.ts';
import classes from './Cases.module.css';

/** The points to be seen to before anything is filed; what the book knows stands beside, the clerk's word counts. */
export function CheckList(props: {
  readonly checks: readonly CheckRow[];
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly disabled: boolean;
  readonly onAnswer: (code: string, answer: 'yes' | 'no' | null) => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <div className={classes.checks}>
      {props.checks.map(({ code, article, byFacts }) => (
        <CheckLine key={code} label={t(`checkCodes.${code}`)} article={article} byFacts={byFacts} answer={props.answers[code] ?? null} disabled={props.disabled} onAnswer={(answer) => props.onAnswer(code, answer)} />
      ))}
    </div>
  ); // prettier-ignore
}

function CheckLine(props: {
  readonly label: string;
  readonly article: string;
  readonly byFacts: CheckRow['byFacts'];
  readonly answer: 'yes' | 'no' | null;
  readonly disabled: boolean;
  readonly onAnswer: (answer: 'yes' | 'no' | null) => void;
}) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  return (
    <>
      <div>
        {props.label}
        <small>
          {[citation(props.article, format.language), props.byFacts === null ? '' : t('open.byBook', { answer: t(`open.${props.byFacts}`) })].filter((each) => each !== '').join(' · ')}
        </small>
      </div>
      <SegmentedControl
        size="xs"
        aria-label={props.label}
        disabled={props.disabled}
        value={props.answer ?? 'unknown'}
        data={[
          { value: 'yes', label: t('open.yes') },
          { value: 'no', label: t('open.no') },
          { value: 'unknown', label: t('open.unknown') },
        ]}
        onChange={(value) => props.onAnswer(value === 'unknown' ? null : value)}
      />
    </>
  ); // prettier-ignore
}

/** The answers with one changed. */
export function answered(
  answers: Readonly<Record<string, 'yes' | 'no'>>,
  code: string,
  answer: 'yes' | 'no' | null,
): Record<string, 'yes' | 'no'> {
  const { [code]: _before, ...rest } = answers;
  return answer === null ? rest : { ...rest, [code]: answer };
}
