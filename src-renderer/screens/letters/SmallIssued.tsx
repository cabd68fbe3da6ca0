import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Letters.module.css';
import { PaperDrawer } from './PaperDrawer.tsx';

export type IssuedBatch = ValueOf<'letters.issueSmall'>;

/** The letters have their numbers: all in one file for the printer, each by itself, and who was left out and why. */
export function SmallIssued({ batch, onBack }: { readonly batch: IssuedBatch; readonly onBack: () => void }) {
  const { t, i18n } = useTranslation('letters');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const { issued, left } = batch;
  const [open, setOpen] = useState<IssuedBatch['issued'][number] | null>(null);
  const bundle = useQueryOf('letters.bundle', {
    issuedIds: issued.map(({ issuedId }) => issuedId),
    language: i18n.language === 'zh' ? 'zh' : 'en',
  });
  const paper = useQueryOf(
    'letters.reprint',
    { issuedId: open?.issuedId ?? (0 as never) },
    { enabled: open !== null, keepPrevious: false },
  );
  const reasonOf = (code: string): string => {
    const key = ['leftReasons', 'blockKinds'].find((group) => i18n.exists(`letters:${keyOf(group)}.${code}`));
    return key === undefined ? code : t(`${keyOf(key)}.${code}` as 'small.left');
  };
  return (
    <>
      <SectionTitle title={t('small.issuedTitle', { count: issued.length })} />
      <Notice tone="good">{t('small.issuedText')}</Notice>
      {bundle.error !== null && <Notice tone="bad">{errorText(i18n, bundle.error)}</Notice>}
      <Bar label={t('small.all')}>
        {bundle.data !== undefined && <DocumentButtons {...bundle.data} />}
        <Button onClick={onBack}>{t('small.back')}</Button>
      </Bar>
      {left.map(({ customerId, customerName, codes }) => (
        <Notice key={customerId} tone="look">
          {t('small.left', { customer: customerName, reasons: codes.map(reasonOf).join(t('common:listSeparator')) })}
        </Notice>
      ))}
      <Panel>
        <div className={classes.scroll}>
          <table className={classes.small}>
            <thead>
              <tr>
                <th>{t('small.number')}</th>
                <th>{t('common:customer')}</th>
                <th data-right>{t('small.asked')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {issued.map((letter) => (
                <tr key={letter.issuedId}>
                  <td>{letter.number}</td>
                  <td>{letter.customerName}</td>
                  <td data-right>{format.amount(letter.amountMinor, currency)}</td>
                  <td data-right>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('small.openOf', { number: letter.number })}
                      onClick={() => setOpen(letter)}
                    >
                      {t('small.open')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <PaperDrawer
        opened={open !== null}
        title={open?.number ?? ''}
        paper={paper.data}
        failure={paper.error === null ? null : errorText(i18n, paper.error)}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

function keyOf(group: string): string {
  return group === 'leftReasons' ? 'small.leftReasons' : group;
}
