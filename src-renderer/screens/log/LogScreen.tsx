import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Feedback } from '../../../src-main/areas/actions/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CareLine } from './CarePart.tsx';
import { DelaysPart } from './DelaysPart.tsx';
import { CloseFeedback } from './FeedbackForms.tsx';
import { FeedbackLine } from './FeedbackPart.tsx';
import { GapsPart } from './GapsPart.tsx';
import { HandoverDrawer } from './HandoverDrawer.tsx';
import classes from './Log.module.css';
import { LogList } from './LogList.tsx';

const tabs = ['log', 'gaps', 'delays', 'feedback', 'care'] as const;
type Tab = (typeof tabs)[number];

/** The log of all customers: contacts, holes in it, reasons for delay, feedback, care; and sheets to hand over. */
export default function LogScreen() {
  const { t } = useTranslation('log');
  const [search, setSearch] = useSearchParams();
  const tab: Tab = tabs.find((name) => name === search.get('tab')) ?? 'log';
  const [handing, setHanding] = useState(false);
  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t(
          tab === 'gaps' ? 'gaps.note' : tab === 'delays' ? 'delays.note' : tab === 'care' ? 'care.note' : 'note',
        )}
        tools={
          <Button variant="default" size="compact-sm" onClick={() => setHanding(true)}>
            {t('handover.print')}
          </Button>
        }
      />
      <Bar label={t('tabs.label')}>
        <SegmentedControl
          aria-label={t('tabs.label')}
          value={tab}
          data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={(value) => setSearch({ tab: value }, { replace: true })}
        />
      </Bar>
      <Fill>
        {tab === 'log' && <LogList />}
        {tab === 'gaps' && <GapsPart />}
        {tab === 'delays' && <DelaysPart />}
        {tab === 'feedback' && <FeedbackOfAll />}
        {tab === 'care' && <CareOfAll />}
      </Fill>
      <HandOver opened={handing} onClose={() => setHanding(false)} />
    </Page>
  );
}

function FeedbackOfAll() {
  const { t } = useTranslation('log');
  const { point } = useWorkingPoint();
  const [status, setStatus] = useState<'open' | 'closed' | 'all'>('all');
  const [closing, setClosing] = useState<Feedback | null>(null);
  const { data } = useQueryOf('actions.feedback', { ...point, status, limit: 500 });
  return (
    <div className={classes.main}>
      <Bar label={t('filters')}>
        <SegmentedControl
          aria-label={t('filters')}
          value={status}
          data={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t(`feedback.status.${value}`) }))}
          onChange={setStatus}
        />
      </Bar>
      <div className={classes.scroll}>
        {data?.rows.length === 0 ? (
          <EmptyState icon="dispute" title={t('feedback.empty')} text={t('feedback.emptyText')} />
        ) : (
          <Panel padded>
            <ul className={classes.list}>
              {data?.rows.map((row) => (
                <FeedbackLine key={row.feedbackId} row={row} named onClose={setClosing} />
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <CloseFeedback feedback={closing} onClose={() => setClosing(null)} />
    </div>
  );
}

function CareOfAll() {
  const { t } = useTranslation('log');
  const { point } = useWorkingPoint();
  const navigate = useNavigate();
  const { data } = useQueryOf('actions.care', { ...point, limit: 500 });
  return (
    <div className={classes.scroll}>
      {data?.rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('care.empty')} text={t('care.emptyText')} />
      ) : (
        <Panel padded>
          <ul className={classes.list}>
            {data?.rows.map((row) => (
              <CareLine
                key={row.careId}
                row={row}
                named
                onCare={({ customerId }) => void navigate(`/customers/${customerId}?tab=log`)}
              />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

/** Whose customers are handed over; the sheet follows at once. */
function HandOver({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('log');
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('actions.gaps', { ...point, limit: 1 }, { enabled: opened });
  const [whose, setWhose] = useState<string | null>(null);
  const [shown, setShown] = useState<{ salesperson: string } | { collector: string } | null>(null);
  const choices = [
    ...(data?.salespeople ?? []).map((name) => ({ value: `s${name}`, label: t('handover.salesperson', { name }) })),
    ...(data?.collectors ?? []).map((name) => ({ value: `c${name}`, label: t('handover.collector', { name }) })),
  ];
  return (
    <>
      <SideDrawer opened={opened && shown === null} onClose={onClose} size={460} title={t('handover.title')}>
        <div className={classes.drawer}>
          <p className={classes.soft}>{t('handover.hint')}</p>
          <Select label={t('handover.of')} searchable value={whose} data={choices} onChange={setWhose} />
          <Button
            disabled={whose === null}
            onClick={() =>
              whose !== null &&
              setShown(whose.startsWith('s') ? { salesperson: whose.slice(1) } : { collector: whose.slice(1) })
            }
          >
            {t('handover.open')}
          </Button>
        </div>
      </SideDrawer>
      <HandoverDrawer of={opened ? shown : null} onClose={() => setShown(null)} />
    </>
  );
}
