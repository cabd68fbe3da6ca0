import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { SectionTitle } from '../../../components/Section.tsx';
import { ReceiptTabs } from '../ReceiptTabs.tsx';
import { Matcher } from './Matcher.tsx';
import { useWork } from './useWork.ts';
import { WorkList } from './WorkList.tsx';
import classes from './Workbench.module.css';

/** Money that came in at the left, what it settles at the right; made for the keyboard, one stroke for the usual line. */
export default function WorkbenchScreen() {
  const { t, i18n } = useTranslation(['workbench', 'receipts', 'bank']);
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const { rows, loading, error } = useWork();
  const [chosen, setChosen] = useState<{ readonly key: string; readonly index: number } | null>(null);

  const [lastKey, setLastKey] = useState('');

  // A row that was worked off is gone: what moved up into its place is next.
  const found = chosen === null ? 0 : rows.findIndex((row) => row.key === chosen.key);
  const selected = found >= 0 ? found : Math.min(chosen?.index ?? 0, Math.max(0, rows.length - 1));
  const select = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[next];
    if (row !== undefined) setChosen({ key: row.key, index: next });
  };
  const work = rows[selected];

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          <>
            <ReceiptTabs shown="workbench" />
            {!book.readOnly && (
              <Button leftSection={<Icon name="plus" size={13} />} onClick={() => void navigate('/receipts/new')}>
                {t('receipts:newReceipt')}
              </Button>
            )}
          </>
        }
      />
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {work === undefined ? (
        !loading && (
          <EmptyState
            icon="check"
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={
              <Group gap={8} justify="center">
                {!book.readOnly && (
                  <Button variant="default" onClick={() => void navigate('/bank?tab=load')}>
                    {t('bank:loadFile')}
                  </Button>
                )}
                <Button variant="default" onClick={() => void navigate('/receipts/list')}>
                  {t('toList')}
                </Button>
              </Group>
            }
          />
        )
      ) : (
        <div className={classes.board}>
          <div className={classes.left}>
            <WorkList rows={rows} selected={selected} onSelect={select} />
          </div>
          <Matcher
            key={work.key}
            work={work}
            readOnly={book.readOnly}
            onStep={(step) => select(selected + step)}
            onDone={() => {
              setLastKey(work.key);
              setChosen({ key: rows[selected + 1]?.key ?? '', index: selected });
            }}
            onUndone={() => setChosen({ key: lastKey, index: selected })}
          />
        </div>
      )}
    </Page>
  );
}
