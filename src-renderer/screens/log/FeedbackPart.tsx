import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../src-main/areas/actions/contract.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { AddFeedback, CloseFeedback } from './FeedbackForms.tsx';
import classes from './Log.module.css';

/** Complaints with a day to answer by, suggestions, praise, and how content they are. */
export function FeedbackPart({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('log');
  const { point, book } = useWorkingPoint();
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<Feedback | null>(null);
  const { data } = useQueryOf('actions.feedback', { ...point, customerId, limit: 50 });
  const score = data?.averageScoreTenths ?? null;
  return (
    <section>
      <SectionTitle
        title={t('feedback.title')}
        {...(score === null
          ? {}
          : { note: t('feedback.average', { score: `${Math.floor(score / 10)}.${score % 10}` }) })}
        tools={
          !book.readOnly && (
            <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>
              {t('feedback.add')}
            </Button>
          )
        }
      />
      {data?.rows.length === 0 && <p className={classes.soft}>{t('feedback.emptyText')}</p>}
      <ul className={classes.list}>
        {data?.rows.map((row) => (
          <FeedbackLine key={row.feedbackId} row={row} onClose={setClosing} />
        ))}
      </ul>
      <AddFeedback customerId={adding ? customerId : null} onClose={() => setAdding(false)} />
      <CloseFeedback feedback={closing} onClose={() => setClosing(null)} />
    </section>
  );
}

export interface FeedbackLineProps {
  readonly row: Feedback;
  readonly named?: boolean;
  readonly onClose: (row: Feedback) => void;
}

export function FeedbackLine({ row, named = false, onClose }: FeedbackLineProps) {
  const { t } = useTranslation('log');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const waits = row.closedOn === null && (row.kind === 'complaint' || row.kind === 'suggestion');
  return (
    <li>
      <span>{format.day(row.onDay)}</span>
      <b>{t(`feedback.kinds.${row.kind}`)}</b>
      {row.score !== null && <span>{`${row.score} / 5`}</span>}
      {row.daysPastTarget !== null && waits && <Chip bad>{t('feedback.past', { days: row.daysPastTarget })}</Chip>}
      {waits && !book.readOnly && (
        <Button className={classes.push ?? ''} size="compact-xs" variant="subtle" onClick={() => onClose(row)}>
          {t('feedback.close')}
        </Button>
      )}
      <small>
        {[
          named ? row.customerName : '',
          row.content,
          row.owner,
          row.closedOn === null ? '' : t('feedback.closed', { day: format.day(row.closedOn), outcome: row.outcome }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </small>
    </li>
  );
}
