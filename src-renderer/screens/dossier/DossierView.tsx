import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Customer } from '../../../src-main/areas/customers/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useJob } from '../../app/jobs.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { BundleDrawer } from './BundleDrawer.tsx';
import classes from './Dossier.module.css';
import { PackList } from './PackList.tsx';

/** What a claim against a customer rests on, what is still missing, and the pack made of it. */
export function DossierView({ customer }: { readonly customer: Pick<Customer, 'id' | 'language'> }) {
  const { t, i18n } = useTranslation('dossier');
  const format = useFormat();
  const { point, currency, book } = useWorkingPoint();
  const [language, setLanguage] = useState(customer.language);
  const [reading, setReading] = useState(false);
  const build = useJob('dossier.build');
  const { data, error } = useQueryOf('dossier.overview', { customerId: customer.id, currency, ...point });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={260} />;

  const make = async (): Promise<void> => {
    const reply = await build.run({ customerId: customer.id, currency, ...point, language });
    if (reply.ok)
      notifications.show({
        message: t('built', { number: reply.value.pack.number, n: reply.value.pack.files.length }),
      });
  };

  return (
    <>
      <SectionTitle
        title={t('title')}
        note={t('head', {
          claim: format.money(data.claimMinor, currency),
          overdue: format.money(data.overdueMinor, currency),
          percent: data.percent,
          proved: data.provedPercent,
        })}
      />
      <p className={classes.soft}>{t('note')}</p>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value)}
        />
        <Button variant="default" leftSection={<Icon name="eye" size={14} />} onClick={() => setReading(true)}>
          {t('read')}
        </Button>
        {!book.readOnly && (
          <Button leftSection={<Icon name="evidence" size={14} />} loading={build.running} onClick={() => void make()}>
            {t('build')}
          </Button>
        )}
      </div>
      <div className={classes.two}>
        <Parts data={data} />
        <Gaps data={data} currency={currency} />
      </div>
      <PackList packs={data.packs} />
      <p className={classes.soft}>{t('weak')}</p>
      <BundleDrawer opened={reading} customerId={customer.id} language={language} onClose={() => setReading(false)} />
    </>
  );
}

type Overview = ValueOf<'dossier.overview'>;

function Parts({ data }: { readonly data: Overview }) {
  const { t } = useTranslation('dossier');
  return (
    <section>
      <SectionTitle title={t('parts.title')} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('parts.part')}</th>
            <th data-right>{t('parts.records')}</th>
            <th data-right>{t('parts.files')}</th>
            <th>{t('parts.state')}</th>
          </tr>
        </thead>
        <tbody>
          {data.parts.map((row) => (
            <tr key={row.part}>
              <td>{t(`names.${row.part}`)}</td>
              <td data-right>{row.records}</td>
              <td data-right>{row.files}</td>
              <td>
                {row.records === 0 && row.files === 0 ? (
                  <span className={classes.soft}>{t('parts.nothing')}</span>
                ) : row.unproved > 0 ? (
                  t('parts.unproved', { n: row.unproved })
                ) : (
                  <Icon name="check" size={13} label={t('parts.fine')} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Invoices with the papers still to be had; a click leads to the evidence of that invoice. */
function Gaps({
  data,
  currency,
}: {
  readonly data: Overview;
  readonly currency: Parameters<ReturnType<typeof useFormat>['money']>[1];
}) {
  const { t } = useTranslation(['dossier', 'evidence']);
  const format = useFormat();
  const navigate = useNavigate();
  const list = (kinds: readonly string[]): string =>
    kinds.map((kind) => t(`evidence:kindsShort.${kind}`)).join(t('comma'));
  return (
    <section>
      <SectionTitle title={t('gaps.title')} note={t('gaps.note')} />
      {data.gaps.length === 0 ? (
        <Notice tone="good">{t('gaps.none')}</Notice>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('gaps.number')}</th>
              <th data-right>{t('gaps.open')}</th>
              <th>{t('gaps.missing')}</th>
              <th>{t('gaps.claimed')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.gaps.map((gap) => (
              <tr key={gap.documentId}>
                <td>{gap.number}</td>
                <td data-right>{format.money(gap.openMinor, currency)}</td>
                <td className={gap.missing.length > 0 ? classes.bad : undefined}>{list(gap.missing)}</td>
                <td>{list(gap.claimed)}</td>
                <td data-right>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => void navigate(`/evidence?document=${gap.documentId}`)}
                  >
                    {t('gaps.record')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
