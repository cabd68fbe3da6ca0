import { Button, Group, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { EvidenceKind } from '../../../src-main/areas/evidence/rules/score.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceBar } from '../../components/Evidence/EvidenceBar.tsx';
import { StateMark } from '../../components/Evidence/StateMark.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './EvidenceScreen.module.css';
import { RecordForm } from './RecordForm.tsx';
import type { Sheet } from './sheet.ts';

/** The papers of one receivable: what each is worth, what speaks for it, and the step that closes the gap. */
export function EvidenceDrawer(props: { readonly documentId: DocumentId | null; readonly onClose: () => void }) {
  const { documentId, onClose } = props;
  const { t } = useTranslation('evidence');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer opened={documentId !== null} onClose={onClose} title={t('title')} size={720} closeOnEscape={!asking}>
      {documentId !== null && <Papers key={documentId} documentId={documentId} onAsking={setAsking} />}
    </SideDrawer>
  );
}

function Papers({
  documentId,
  onAsking,
}: {
  readonly documentId: DocumentId;
  readonly onAsking: (asking: boolean) => void;
}) {
  const { t, i18n } = useTranslation('evidence');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const { data, error } = useQueryOf('evidence.document', { documentId, ...point }, { keepPrevious: false });
  const [recording, setRecording] = useState<EvidenceKind | null>(null);
  const [refusing, setRefusing] = useState<EvidenceKind | null>(null);
  const refuseIt = useCommand('evidence.setUnobtainable');
  const ask = (kind: EvidenceKind | null): void => {
    setRefusing(kind);
    onAsking(kind !== null);
  };
  const unobtainable = async (reason: string): Promise<void> => {
    if (refusing === null) return;
    const reply = await refuseIt.run({ documentId, kind: refusing, reason }, { quiet: true });
    if (reply.ok) ask(null);
  };

  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={240} />;
  return (
    <div className={classes.panel}>
      <div className={classes.heading}>
        <h3>{data.number}</h3>
        <button type="button" className={classes.link} onClick={() => void navigate(`/customers/${data.customerId}`)}>
          {data.customerName}
        </button>
        <span>
          {t('openDue', { amount: format.money(data.openMinor, data.currency), day: format.day(data.dueOn) })}
        </span>
      </div>
      <p className={classes.score}>
        <EvidenceBar percent={data.percent} provedPercent={data.provedPercent} />
        {t(data.possible === 100 ? 'arithmetic' : 'arithmeticScaled', {
          earned: data.earned,
          proved: data.proved,
          possible: data.possible,
          percent: data.percent,
        })}
      </p>
      <ul className={classes.parts}>
        {data.parts.map(({ kind, points, applies, state, sources }) => (
          <li key={kind} data-quiet={!applies || undefined}>
            <div className={classes.part}>
              <b>{t(`kinds.${kind}`)}</b>
              <span className={classes.points}>{t('points', { points })}</span>
              <StateMark state={state} asked={applies} />
              {!book.readOnly && applies && (
                <Group gap={6} className={classes.tools ?? ''}>
                  <Button
                    size="compact-xs"
                    variant={recording === kind ? 'filled' : 'default'}
                    aria-expanded={recording === kind}
                    onClick={() => setRecording(recording === kind ? null : kind)}
                  >
                    {t('record')}
                  </Button>
                  {state === 'missing' && (
                    <Button size="compact-xs" variant="subtle" color="gray" onClick={() => ask(kind)}>
                      {t('cannot')}
                    </Button>
                  )}
                </Group>
              )}
            </div>
            <p className={classes.why}>{t(applies ? `why.${kind}` : 'letterLater')}</p>
            {sources.map((source, index) => (
              <div key={index} className={classes.source}>
                <StateMark state={source.state} /> {t(`from.${source.from}`)}
                {source.on !== null && ` · ${format.day(source.on)}`}
                {source.text !== '' && ` · ${source.text}`}
              </div>
            ))}
            {recording === kind && <RecordForm sheet={data} kind={kind} onDone={() => setRecording(null)} />}
          </li>
        ))}
      </ul>
      {data.rows.length > 0 && <Rows sheet={data} onAsking={onAsking} />}
      <AskReason
        opened={refusing !== null}
        title={t('cannotTitle')}
        reasonLabel={t('reason')}
        confirmLabel={t('cannot')}
        busy={refuseIt.running}
        failure={refuseIt.failure}
        onConfirm={({ reason }) => void unobtainable(reason)}
        onCancel={() => ask(null)}
      >
        <p>{t('cannotText')}</p>
      </AskReason>
    </div>
  );
}

/** What a file of such a paper usually is. */
const fileKinds: Readonly<Record<EvidenceKind, string>> = {
  contract: 'contract',
  delivery: 'delivery_note',
  statement: 'confirmation',
  invoice: 'invoice',
  signer: 'authorisation',
  letter: 'evidence',
};

/** What was recorded, with its files; a file makes a claim a proof. */
function Rows({ sheet, onAsking }: { readonly sheet: Sheet; readonly onAsking: (asking: boolean) => void }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const remove = useCommand('evidence.remove');
  const [removing, setRemoving] = useState<Sheet['rows'][number] | null>(null);
  const ask = (row: Sheet['rows'][number] | null): void => {
    setRemoving(row);
    onAsking(row !== null);
  };
  return (
    <section>
      <h4>{t('recorded')}</h4>
      <ul className={classes.rows}>
        {sheet.rows.map((row) => (
          <li key={row.evidenceId}>
            <div>
              <b>{t(`kinds.${row.kind}`)}</b>
              {row.state === 'unobtainable' && ` · ${t('states.unobtainable')}`}
              {row.on !== null && ` · ${format.day(row.on)}`}
              {row.reference !== '' && ` · ${row.reference}`}
              {row.personName !== '' &&
                ` · ${t(row.personAuthorised ? 'signedBy' : 'signedByUnknown', { name: row.personName })}`}
              {row.note !== '' && ` · ${row.note}`}
              <small>
                {row.actor} {format.instant(row.recordedAt)}
              </small>
              {!book.readOnly && (
                <button type="button" className={classes.link} onClick={() => ask(row)}>
                  {t('takeBack')}
                </button>
              )}
            </div>
            {row.state === 'present' && (
              <Attachments
                entity="evidence"
                entityId={row.evidenceId}
                customerId={sheet.customerId}
                kinds={[fileKinds[row.kind]]}
              />
            )}
          </li>
        ))}
      </ul>
      <AskReason
        opened={removing !== null}
        title={t('takeBack')}
        reasonLabel={t('reason')}
        confirmLabel={t('takeBack')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onConfirm={({ reason }) =>
          void (async () => {
            if (removing === null) return;
            const reply = await remove.run({ evidenceId: removing.evidenceId, reason }, { quiet: true });
            if (reply.ok) ask(null);
          })()
        }
        onCancel={() => ask(null)}
      />
    </section>
  );
}
