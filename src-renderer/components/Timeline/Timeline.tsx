import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId, DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useProcedureName } from '../../app/procedureNames.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../EmptyState.tsx';
import { Chip } from '../Section.tsx';
import { ChangeList } from './ChangeList.tsx';
import classes from './Timeline.module.css';

export interface TimelineProps {
  readonly of: { readonly customerId: CustomerId } | { readonly documentId: DocumentId };
  readonly onDocument?: (documentId: DocumentId) => void;
  /** Where others tell a story of their own: nothing recorded is nothing shown. */
  readonly quiet?: boolean;
}

const PAGE = 50;

/** Everything recorded about a customer or a document, newest first: when, by whom, what, field by field. */
export function Timeline({ of, onDocument, quiet = false }: TimelineProps) {
  const { t, i18n } = useTranslation('history');
  const format = useFormat();
  const nameOf = useProcedureName();
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useQueryOf('history.timeline', { ...of, limit });

  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={160} />;
  if (data.rows.length === 0) return quiet ? null : <EmptyState title={t('empty')} />;
  return (
    <>
      <ol className={classes.timeline} aria-label={t('title')}>
        {data.rows.map((row) => (
          <li key={row.key} data-undone={row.undone || undefined}>
            <header>
              <time>{format.instant(row.at)}</time>
              <b>{nameOf(row.what)}</b>
              {row.number !== '' &&
                (row.documentId !== null && onDocument !== undefined ? (
                  <button type="button" onClick={() => row.documentId !== null && onDocument(row.documentId)}>
                    {row.number}
                  </button>
                ) : (
                  <span>{row.number}</span>
                ))}
              {row.amountMinor !== null && row.currency !== null && (
                <span className={classes.amount}>{format.money(row.amountMinor, row.currency)}</span>
              )}
              {row.undone && <Chip>{t('undone')}</Chip>}
              <span className={classes.actor}>{row.actor}</span>
            </header>
            <ChangeList changes={row.changes} procedure={row.what} currency={row.currency} />
          </li>
        ))}
      </ol>
      {data.total > data.rows.length && limit < 1000 && (
        <Button variant="default" size="compact-sm" onClick={() => setLimit(Math.min(1000, limit + 200))}>
          {t('more', { count: Math.min(200, data.total - data.rows.length) })}
        </Button>
      )}
    </>
  );
}
