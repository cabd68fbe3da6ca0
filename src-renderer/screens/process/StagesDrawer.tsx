import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rpmStages, type RpmStage, type StageAt } from '../../../src-main/areas/policy/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Process.module.css';

/** One invoice through all its stages, the three papers beside each other, and a place to enter what nobody can find out. */
export function StagesDrawer(props: { readonly documentId: DocumentId | null; readonly onClose: () => void }) {
  const { t } = useTranslation('process');
  return (
    <SideDrawer opened={props.documentId !== null} onClose={props.onClose} title={t('stagesOf')}>
      {props.documentId !== null && <Stages documentId={props.documentId} />}
    </SideDrawer>
  );
}

export function Stages({ documentId }: { readonly documentId: DocumentId }) {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data, error } = useQueryOf('policy.stages', { ...point, documentId });
  const takeBack = useCommand('policy.takeBackStage');
  const [taking, setTaking] = useState<StageAt | null>(null);
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const { threeWay } = data;
  const money = (minor: number | null): string => (minor === null ? '–' : format.money(minor, data.currency));
  const on = (day: Day | null): string => (day === null ? '–' : format.day(day));
  return (
    <>
      <SectionTitle title={`${data.number} · ${data.customerName}`} note={t(`stages.${data.stage}`)} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('board.stage')}</th>
            <th>{t('board.planned')}</th>
            <th>{t('board.actual')}</th>
            <th data-right>{t('board.delay')}</th>
            <th>{t('board.result')}</th>
          </tr>
        </thead>
        <tbody>
          {data.stages.map((stage) => (
            <tr key={stage.stage}>
              <td>{t(`stages.${stage.stage}`)}</td>
              <td>{on(stage.plannedOn)}</td>
              <td>{on(stage.actualOn)}</td>
              <td data-right data-bad={(stage.delayDays ?? 0) > 0 || undefined}>
                {stage.delayDays === null ? '–' : t('common:days', { days: stage.delayDays })}
              </td>
              <td>
                {['no_objection', 'objected'].includes(stage.result) ? t(`results.${stage.result}`) : stage.result}{' '}
                {stage.note}
                {stage.byHand && stage.stageId !== null && !book.readOnly && (
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setTaking(stage)}>
                    {t('board.takeBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!book.readOnly && <StageForm documentId={documentId} />}
      <SectionTitle title={t('threeWay.title')} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('threeWay.paper')}</th>
            <th data-right>{t('threeWay.amount')}</th>
            <th>{t('threeWay.day')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              {t('threeWay.order')} {threeWay.orderNumber}
            </td>
            <td data-right>{money(threeWay.orderMinor)}</td>
            <td>{on(threeWay.orderOn)}</td>
          </tr>
          <tr>
            <td>{t('threeWay.delivery')}</td>
            <td data-right>{money(threeWay.deliveredMinor)}</td>
            <td>{on(threeWay.deliveredOn)}</td>
          </tr>
          <tr>
            <td>{t('threeWay.invoice')}</td>
            <td data-right>{money(threeWay.invoiceMinor)}</td>
            <td>{on(threeWay.invoiceOn)}</td>
          </tr>
        </tbody>
      </table>
      {threeWay.findings.length === 0 ? (
        <Notice tone="good">{t('threeWay.fits')}</Notice>
      ) : (
        threeWay.findings.map((finding) => (
          <Notice key={finding} tone="look">
            {t(`threeWay.findings.${finding}`)}
          </Notice>
        ))
      )}
      <AskReason
        opened={taking !== null}
        title={t('board.takeBack')}
        reasonLabel={t('reason')}
        confirmLabel={t('board.takeBack')}
        busy={takeBack.running}
        failure={takeBack.failure}
        onCancel={() => setTaking(null)}
        onConfirm={({ reason }) => {
          const stageId = taking?.stageId;
          if (stageId === undefined || stageId === null) return;
          void takeBack.run({ stageId, reason }, { quiet: true }).then((reply) => reply.ok && setTaking(null));
        }}
      />
    </>
  );
}

function StageForm({ documentId }: { readonly documentId: DocumentId }) {
  const { t } = useTranslation('process');
  const record = useCommand('policy.recordStage');
  const [stage, setStage] = useState<RpmStage>('R5');
  const [actualOn, setActualOn] = useState<Day | null>(null);
  const [result, setResult] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void record.run({ documentId, stage, actualOn, result }, { quiet: true }).then((reply) => {
          if (!reply.ok) return;
          setActualOn(null);
          setResult('');
        });
      }}
    >
      <div className={classes.fields}>
        <Select
          label={t('board.stage')}
          allowDeselect={false}
          value={stage}
          data={rpmStages.map((value) => ({ value, label: t(`stages.${value}`) }))}
          onChange={(value) => setStage(value ?? 'R5')}
        />
        <DayInput label={t('board.actual')} value={actualOn} onChange={setActualOn} lean="past" />
        <TextInput
          label={t('board.result')}
          value={result}
          maxLength={200}
          onChange={(event) => setResult(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={actualOn === null} loading={record.running}>
            {t('board.record')}
          </Button>
        </Group>
      </div>
      {record.failure !== null && <Notice tone="bad">{record.failure}</Notice>}
    </form>
  );
}
