import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import { bucketLabel, bucketRanges } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { Chip } from '../../components/Section.tsx';
import { readEnds } from '../aging/readEnds.ts';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useProblems } from './useProblems.ts';

/** Where the buckets are cut, and the terms of customers who have none of their own. */
export function AgingSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'aging']);
  const problems = useProblems();
  const [due, setDue] = useState<string | null>(null);
  const [document, setDocument] = useState<string | null>(null);
  const [terms, setTerms] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  const dueText = due ?? settings.buckets.due.join(' ');
  const documentText = document ?? settings.buckets.document.join(' ');
  const dueEnds = readEnds(dueText);
  const documentEnds = readEnds(documentText);
  const defaultTermsDays = terms ?? settings.defaultTermsDays;
  const good = dueEnds !== null && documentEnds !== null && !problems.any;
  const change = good ? { buckets: { due: dueEnds, document: documentEnds }, defaultTermsDays } : null;
  const changed =
    change === null ||
    JSON.stringify(change) !==
      JSON.stringify({ buckets: settings.buckets, defaultTermsDays: settings.defaultTermsDays });
  const reset = (): void => {
    setDue(null);
    setDocument(null);
    setTerms(null);
    problems.clear();
    setRound(round + 1);
  };

  return (
    <SectionForm title={t('tabs.aging')} note={t('aging.note')} form={{ change, changed, reset }}>
      <Ends basis="due" text={dueText} ends={dueEnds} onChange={setDue} />
      <Ends basis="document" text={documentText} ends={documentEnds} onChange={setDocument} />
      <div className={classes.short}>
        <WholeField
          key={round}
          label={t('aging.terms')}
          description={t('aging.termsHint')}
          from={0}
          to={730}
          value={defaultTermsDays}
          onChange={problems.guard('terms', setTerms)}
        />
      </div>
    </SectionForm>
  );
}

function Ends(props: {
  readonly basis: Basis;
  readonly text: string;
  readonly ends: readonly number[] | null;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useTranslation(['settings', 'aging']);
  return (
    <div>
      <TextInput
        label={t(`aging.${props.basis}`)}
        description={t(`aging.${props.basis}Hint`)}
        value={props.text}
        error={props.ends === null ? t('aging:buckets.invalid') : null}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <p className={classes.chips} aria-live="polite">
        <Chip>{t('aging:columns.notDue')}</Chip>
        {props.ends !== null &&
          bucketRanges(props.ends).map((range) => <Chip key={range.from}>{bucketLabel(range)}</Chip>)}
      </p>
    </div>
  );
}
