import { Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { TodayItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { keepDraft, keptDraft } from '../../../app/memory.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Bar } from '../../../components/Page.tsx';
import { Panel } from '../../../components/Section.tsx';
import { VisitsButton } from '../visits/VisitsButton.tsx';
import { DayPanel } from './DayPanel.tsx';
import { HiddenPanel } from './HiddenPanel.tsx';
import { HideDialog } from './HideDialog.tsx';
import { LessonsLine } from './LessonsLine.tsx';
import { MorningStrip } from './MorningStrip.tsx';
import classes from './Today.module.css';
import { TodayRow } from './TodayRow.tsx';
import { useListKeys } from './useListKeys.ts';

type Answer = ValueOf<'collections.today'>;

const MORE = 50;
const COLLECTOR = 'today.collector';

/** The list of the day with what stands beside it: the morning, who is hidden, how the day ends. */
export function ListPart() {
  const { t, i18n } = useTranslation(['today', 'visits']);
  const format = useFormat();
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [collector, setCollector] = useState(keptDraft<string>(COLLECTOR) ?? '');
  const [limit, setLimit] = useState<number | null>(null);
  const [at, setAt] = useState<CustomerId | null>(null);
  const [hiding, setHiding] = useState<TodayItem | null>(null);
  const unhide = useCommand('collections.unhide');
  const { data, error } = useQueryOf('collections.today', {
    ...point,
    ...(collector === '' ? {} : { collector }),
    ...(limit === null ? {} : { limit }),
  });

  const bringBack = async (customerId: CustomerId): Promise<void> => {
    const reply = await unhide.run({ customerId });
    if (reply.ok) notifications.show({ message: t('backNow') });
  };
  const items = data?.items ?? [];
  const open = (item: TodayItem): void => void navigate(`/today/${item.customerId}`);
  useListKeys(items, at, { onMove: (item) => setAt(item.customerId), onOpen: open, onHide: book.readOnly ? null : setHiding }); // prettier-ignore

  const line = (item: TodayItem) => (
    <TodayRow
      key={item.customerId}
      item={item}
      base={data?.base ?? book.baseCurrency}
      current={item.customerId === at}
      onChoose={() => setAt(item.customerId)}
      onHide={book.readOnly ? null : () => setHiding(item)}
    />
  );
  const forced = items.filter((item) => item.forced.length > 0);
  const scored = items.filter((item) => item.forced.length === 0);
  const left = (data?.scoredCount ?? 0) - scored.length;

  return (
    <>
      <MorningStrip />
      <Bar label={t('visits:tools')}>
        {(data?.collectors.length ?? 0) > 0 && (
          <Select
            aria-label={t('collector')}
            w={170}
            data={[
              { value: '', label: t('everybody') },
              ...(data?.collectors ?? []).map((name) => ({ value: name, label: name })),
            ]}
            value={collector}
            allowDeselect={false}
            onChange={(value) => {
              setCollector(value ?? '');
              keepDraft(COLLECTOR, value ?? '');
            }}
          />
        )}
        <LessonsLine />
        <span data-push>
          <VisitsButton collector={collector} />
        </span>
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      <div className={classes.columns}>
        <Panel>
          <div className={classes.scroller}>
            {data !== undefined && items.length === 0 && <Nobody data={data} />}
            {forced.length > 0 && (
              <section aria-label={t('forcedTitle')}>
                <Head title={t('forcedTitle')} note={t('forcedNote')} count={format.count(forced.length)} hot />
                <ol className={classes.list}>{forced.map(line)}</ol>
              </section>
            )}
            {scored.length > 0 && (
              <section aria-label={t('scoredTitle')}>
                <Head
                  title={t('scoredTitle')}
                  note={t('scoredNote')}
                  count={t('of', { shown: scored.length, total: data?.scoredCount ?? 0 })}
                />
                <ol className={classes.list}>{scored.map(line)}</ol>
              </section>
            )}
            {left > 0 && (
              <div className={classes.more}>
                <Button variant="default" size="compact-sm" onClick={() => setLimit(scored.length + MORE)}>
                  {t('more', { count: Math.min(MORE, left) })}
                </Button>
              </div>
            )}
          </div>
          <p className={classes.foot}>{t('keys')}</p>
        </Panel>
        <aside className={classes.side}>
          {data !== undefined && <HiddenPanel rows={data.hidden} onBring={bringBack} readOnly={book.readOnly} />}
          <DayPanel />
        </aside>
      </div>
      <HideDialog
        item={hiding}
        onClose={() => setHiding(null)}
        onDone={(item, untilOn) => {
          setHiding(null);
          notifications.show({
            message: (
              <span className={classes.undo}>
                {t('hiddenNow', { name: item.customerName, day: format.day(untilOn) })}
                <Button variant="subtle" size="compact-xs" onClick={() => void bringBack(item.customerId)}>
                  {t('undo')}
                </Button>
              </span>
            ),
          });
        }}
      />
    </>
  );
}

function Head(props: {
  readonly title: string;
  readonly note: string;
  readonly count: string;
  readonly hot?: boolean;
}) {
  return (
    <div className={classes.head}>
      <h2>{props.title}</h2>
      <b data-hot={props.hot || undefined}>{props.count}</b>
      <small>{props.note}</small>
    </div>
  );
}

/** Nothing to do is good news of three kinds: nothing due, all done, everybody rightly left alone. */
function Nobody({ data }: { readonly data: Answer }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  if (data.doneCount > 0)
    return <EmptyState icon="check" title={t('doneTitle')} text={t('doneText', { count: data.doneCount })} />;
  if (data.hidden.length > 0) return <EmptyState icon="check" title={t('calmTitle')} text={t('calmText')} />;
  return (
    <EmptyState
      icon="check"
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <Button variant="default" onClick={() => void navigate('/import')}>
          {t('toImport')}
        </Button>
      }
    />
  );
}
