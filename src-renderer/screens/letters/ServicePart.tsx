import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Service.module.css';
import { ServiceForm } from './ServiceForm.tsx';

type ProofRow = ValueOf<'letters.proofs'>['rows'][number];

/** How this letter was served: every way on record with its papers, what it is worth as proof, and one more. */
export function ServicePart({ row }: { readonly row: IssuedRow }) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [adding, setAdding] = useState(false);
  const [voided, setVoided] = useState<ProofRow | null>(null);
  const { data } = useQueryOf('letters.proofs', { issuedId: row.issuedId });
  const remove = useCommand('letters.voidProof');
  const proofs = data?.rows ?? [];
  const proved = proofs.some(({ proofGrade }) => proofGrade === 'A' || proofGrade === 'B');
  const close = (): void => {
    remove.clear();
    setVoided(null);
  };
  return (
    <section className={classes.part} aria-label={t('title')}>
      <div className={classes.head}>
        <h3>{t('title')}</h3>
        {!book.readOnly && !adding && (
          <Button size="compact-sm" leftSection={<Icon name="plus" size={12} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </div>
      {data !== undefined && !proved && <Notice tone="look">{t('wanted')}</Notice>}
      {proofs.map((proof) => (
        <div key={proof.proofId} className={classes.proof}>
          <div className={classes.line}>
            <b>{t(`methods.${proof.method}`)}</b>
            <span>{t('sent', { day: format.day(proof.sentOn) })}</span>
            {proof.deliveredOn !== null && <span>{t('delivered', { day: format.day(proof.deliveredOn) })}</span>}
            {proof.returnedOn !== null && <span>{t('returned', { day: format.day(proof.returnedOn) })}</span>}
            {proof.tracking !== '' && <code>{proof.tracking}</code>}
            {proof.signedBy !== '' && <span>{t('signedBy', { name: proof.signedBy })}</span>}
            {!book.readOnly && (
              <Button
                className={classes.push ?? ''}
                variant="subtle"
                size="compact-sm"
                onClick={() => setVoided(proof)}
              >
                {t('void.button')}
              </Button>
            )}
          </div>
          <p className={classes.grade}>
            {t(`grades.${proof.proofGrade}`)} ·{' '}
            {proof.proposed === proof.proofGrade ? t(`reasons.${proof.why}`) : t('ownGrade', { note: proof.note })}
          </p>
          <Attachments
            entity="serviceProof"
            entityId={proof.proofId}
            customerId={proof.customerId}
            kinds={['service_proof', 'letter']}
          />
        </div>
      ))}
      {adding && <ServiceForm row={row} onDone={() => setAdding(false)} />}
      <AskReason
        opened={voided !== null}
        title={t('void.title')}
        reasonLabel={t('void.reason')}
        confirmLabel={t('void.button')}
        busy={remove.running}
        failure={remove.failure}
        onCancel={close}
        onConfirm={({ reason }) => {
          if (voided === null) return;
          void remove.run({ proofId: voided.proofId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) close();
          });
        }}
      />
    </section>
  );
}
