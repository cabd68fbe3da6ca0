import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { conductSheet, shippedCards } from '../../../src-main/areas/law/rules/cards.ts';
import type { InputFor } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { articles } from '../../../src-main/areas/law/rules/citation.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Page } from '../../components/Page.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Law.module.css';
import type { Draft, LawRow } from './rows.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import { StatuteTable } from './StatuteTable.tsx';
import { cardWords, draftOf, isStatute } from './words.ts';

const topics = ['terms', 'securities', 'contracts', 'holds', 'conduct'] as const;
type Topic = (typeof topics)[number];

/** The law the program leans on, in own words with its articles, and the dated tables its checks ask. */
export default function LawScreen() {
  const { t, i18n } = useTranslation('law');
  const { asOf, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useState<Draft | null>(null);
  const { data, error } = useQueryOf('law.rules', { asOf });
  const topic: Topic = topics.find((name) => name === search.get('topic')) ?? 'terms';
  const cards = (data?.rows ?? [])
    .filter((row) => row.pack === 'card' && row.inForce && row.values.kind === 'card' && row.values.topic === topic)
    .sort((a, b) => placeOf(a.code) - placeOf(b.code));
  const blank: InputFor<'law.saveRule'> = {
    pack: 'card',
    code: `own-${crypto.randomUUID().slice(0, 8)}`,
    fromOn: asOf,
    article: '',
    source: '',
    checkedOn: asOf,
    values: { kind: 'card', topic, title: '', text: '' },
  };

  return (
    <Page>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          !book.readOnly && (
            <Button
              leftSection={<Icon name="plus" size={13} />}
              onClick={() => setDraft({ rule: blank, shipped: false })}
            >
              {t('newCard')}
            </Button>
          )
        }
      />
      <Bar label={t('topicsLabel')}>
        <SegmentedControl
          aria-label={t('topicsLabel')}
          value={topic}
          data={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
          onChange={(value) => setSearch({ topic: value }, { replace: true })}
        />
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data === undefined ? (
        <Skeleton height={300} />
      ) : (
        <>
          {data.staleCount > 0 && (
            <Notice tone="look">{t('staleNotice', { count: data.staleCount })}</Notice>
          )}
          <p className={classes.advice}>{t('introduced', { intro: t(`intro.${topic}`), advice: t('notAdviceLong') })}</p>
          {topic === 'terms' && <StatuteTable rows={data.rows.filter(isStatute)} onOpen={(row) => setDraft(draftOf(row))} />}
          {topic === 'conduct' && <Conduct />}
          <ul className={classes.cards}>
            {cards.map((row) => (
              <Card key={`${row.code} ${row.fromOn}`} row={row} onEdit={book.readOnly ? null : () => setDraft(draftOf(row, cardWords(row, t)))} />
            ))}
          </ul>
        </>
      )}
      <RuleDrawer draft={draft} onClose={() => setDraft(null)} />
    </Page>
  );
} // prettier-ignore

/** In the order of the shipped cards, one's own after them. */
function placeOf(code: string): number {
  const place = shippedCards.findIndex((card) => card.code === code);
  return place === -1 ? shippedCards.length : place;
}

function Card({ row, onEdit }: { readonly row: LawRow; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const { title, text } = cardWords(row, t);
  return (
    <li className={classes.card}>
      <h2>
        {title} {row.article !== '' && <span className={classes.article}>{articles(row.article, format.language)}</span>}
      </h2>
      <p>{text}</p>
      {row.note !== '' && <p className={classes.own}>{row.note}</p>}
      <footer>
        <span>{row.source}</span>
        <span>{t('checkedOn', { day: format.day(row.checkedOn) })}</span>
        {row.stale && (
          <span className={classes.stale}>
            <Icon name="eye" size={11} /> {t('stale')}
          </span>
        )}
        {row.ruleId !== null && <Chip>{t('own')}</Chip>}
        {onEdit !== null && (
          <TextButton onClick={onEdit}>
            {t('edit')}
          </TextButton>
        )}
      </footer>
    </li>
  );
} // prettier-ignore

function Conduct() {
  const { t } = useTranslation('law');
  return (
    <div className={classes.conduct}>
      {(['do', 'dont'] as const).map((side) => (
        <section key={side} data-side={side}>
          <h2>
            <Icon name={side === 'do' ? 'check' : 'cross'} size={13} /> {t(`conduct.${side}.title`)}
          </h2>
          <ul>
            {conductSheet[side].map((code) => (
              <li key={code}>{t(`conduct.${side}.${code}`)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
