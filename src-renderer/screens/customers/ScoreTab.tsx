import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Fact, Judgement } from '../../../src-main/areas/scoring/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';
import { FactorTable } from './score/FactorTable.tsx';
import { JudgeDialog } from './score/JudgeDialog.tsx';
import { ModelsPanel } from './score/ModelsPanel.tsx';
import { OverrideDialog, WithdrawDialog } from './score/OverrideDialogs.tsx';
import { RecordDialog } from './score/RecordDialog.tsx';
import classes from './score/Score.module.css';
import { ScoreHead } from './score/ScoreHead.tsx';
import { ScoreHistory } from './score/ScoreHistory.tsx';

/** How far a customer is to be trusted: grade and points with everything behind them, other models, and how it went. */
export function ScoreTab({ customer: { id: customerId }, onTab }: CustomerTabProps) {
  const { t, i18n } = useTranslation('scoring');
  const navigate = useNavigate();
  const { point, asOf, knownAt, book } = useWorkingPoint();
  const [view, setView] = useState<'recorded' | 'preview' | null>(null);
  const [judgements, setJudgements] = useState<readonly Judgement[]>([]);
  const [judging, setJudging] = useState<Fact | null>(null);
  const [dialog, setDialog] = useState<'record' | 'override' | 'withdraw' | null>(null);
  const current = useQueryOf('scoring.current', { customerId, ...point });
  const preview = useQueryOf('scoring.preview', { customerId, ...point, judgements: [...judgements] });
  const cards = useQueryOf('scoring.card', point);

  const error = current.error ?? preview.error ?? cards.error;
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (current.data === undefined || preview.data === undefined || cards.data === undefined)
    return <Skeleton height={240} />;

  const recorded = current.data.score;
  const shown = judgements.length > 0 || recorded === null ? 'preview' : (view ?? 'recorded');
  const scored = shown === 'preview' || recorded === null ? preview.data : recorded;
  const mayWrite = !book.readOnly && knownAt === null;
  const judgedNow = judgements.find(({ measure }) => measure === judging?.measure) ?? null;
  const close = (): void => setDialog(null);

  return (
    <div className={classes.tab}>
      <Panel padded>
        <ScoreHead
          scored={scored}
          preview={preview.data}
          current={current.data}
          recorded={shown === 'recorded'}
          card={cards.data.inForce.card}
          mayWrite={mayWrite}
          onAct={setDialog}
          onCard={() => void navigate('/settings?tab=scorecard')}
        />
      </Panel>
      <section>
        <SectionTitle
          title={t('factorsTitle')}
          note={t('factorsNote')}
          tools={
            recorded !== null && (
              <SegmentedControl
                aria-label={t('view.label')}
                value={shown}
                onChange={(value) => {
                  setView(value === 'preview' ? 'preview' : 'recorded');
                  if (value === 'recorded') setJudgements([]);
                }}
                data={[
                  { value: 'recorded', label: t('view.recorded') },
                  { value: 'preview', label: t('view.preview') },
                ]}
              />
            )
          }
        />
        <Panel>
          <FactorTable
            scored={scored}
            onTab={(where) => (where.startsWith('/') ? void navigate(where) : onTab(where))}
            {...(shown === 'preview' && mayWrite ? { onJudge: setJudging } : {})}
          />
        </Panel>
        {judgements.length > 0 && (
          <div className={classes.notices}>
            <Notice tone="look">{t('record.judgements', { n: judgements.length })}</Notice>
          </div>
        )}
      </section>
      <ModelsPanel customerId={customerId} mayWrite={mayWrite} scored={current.data.stored} />
      <ScoreHistory customerId={customerId} mayWrite={mayWrite} card={cards.data.inForce.card} />

      <JudgeDialog
        fact={judging}
        card={cards.data.inForce.card}
        present={judgedNow}
        onClose={() => setJudging(null)}
        onTake={(judgement) => {
          setJudgements([...judgements.filter(({ measure }) => measure !== judgement.measure), judgement]);
          setJudging(null);
        }}
        onDrop={() => {
          setJudgements(judgements.filter(({ measure }) => measure !== judging?.measure));
          setJudging(null);
        }}
      />
      <RecordDialog
        opened={dialog === 'record'}
        customerId={customerId}
        asOf={asOf}
        judgements={judgements}
        onClose={close}
        onDone={() => {
          setJudgements([]);
          setView('recorded');
          close();
        }}
      />
      <OverrideDialog
        opened={dialog === 'override'}
        customerId={customerId}
        inForce={current.data.inForce}
        onClose={close}
      />
      <WithdrawDialog override={dialog === 'withdraw' ? current.data.override : null} onClose={close} />
    </div>
  );
}
