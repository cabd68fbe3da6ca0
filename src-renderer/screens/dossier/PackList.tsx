import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack } from '../../../src-main/areas/dossier/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Dossier.module.css';

/** Packs made so far, each with its folder; any can be checked against its manifest. */
export function PackList({ packs }: { readonly packs: readonly Pack[] }) {
  const { t } = useTranslation('dossier');
  const format = useFormat();
  const [checked, setChecked] = useState<Pack | null>(null);
  const [look, setLook] = useState(0);
  const queries = useQueryClient();
  // Files on a disk change without a word to the program: every press looks anew, and nothing of the last look stays.
  const check = (pack: Pack): void => {
    queries.removeQueries({ queryKey: ['dossier.verify', { packId: pack.packId }] });
    setLook((before) => before + 1);
    setChecked(pack);
  };
  if (packs.length === 0) return null;
  return (
    <section>
      <SectionTitle title={t('packs.title')} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('packs.number')}</th>
            <th>{t('packs.asOf')}</th>
            <th data-right>{t('packs.claim')}</th>
            <th data-right>{t('packs.files')}</th>
            <th>{t('packs.folder')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {packs.map((pack) => (
            <tr key={pack.packId}>
              <td>{pack.number}</td>
              <td>{format.day(pack.asOf)}</td>
              <td data-right>{format.money(pack.claimMinor, pack.currency)}</td>
              <td data-right>{pack.files.length}</td>
              <td className={classes.path}>{pack.folder}</td>
              <td data-right>
                <Button variant="subtle" size="compact-xs" onClick={() => check(pack)}>
                  {t('packs.verify')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {checked !== null && <Verdict key={look} pack={checked} />}
    </section>
  );
}

function Verdict({ pack: { packId, number } }: { readonly pack: Pack }) {
  const { t, i18n } = useTranslation('dossier');
  const { data, error } = useQueryOf('dossier.verify', { packId }, { keepPrevious: false });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const { missing, changed, manifestWhole, files } = data;
  if (missing.length + changed.length === 0 && manifestWhole)
    return <Notice tone="good">{t('packs.whole', { number, n: files })}</Notice>;
  return (
    <Notice tone="bad">
      {t('packs.notWhole', {
        number,
        missing: missing.join(t('comma')) || '–',
        changed: changed.join(t('comma')) || '–',
      })}
      {!manifestWhole && <div>{t('packs.manifest')}</div>}
    </Notice>
  );
}
