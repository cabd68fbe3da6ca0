import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CreditRecord, ExternalRating, FraudCheck } from '../../../src-main/areas/creditfile/contract.ts';
import { daysBetween } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../../components/DayText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import type { CustomerTabProps } from '../customers/customerTabProps.ts';
import { CompletenessHead } from './CompletenessHead.tsx';
import classes from './Creditfile.module.css';
import { FraudForm } from './FraudForm.tsx';
import { RatingForm } from './RatingForm.tsx';
import { RecordForm, type RecordOnFile } from './RecordForm.tsx';

type Open =
  | { readonly form: 'record'; readonly entry: RecordOnFile | null }
  | { readonly form: 'rating'; readonly entry: ExternalRating | null }
  | { readonly form: 'fraud'; readonly entry: FraudCheck | null };

/** What is known of a customer's standing: how whole the file is, what others say, what was checked at the start. */
export function StandingTab({ customer: { id: customerId }, onTab }: CustomerTabProps) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, asOf, book } = useWorkingPoint();
  const records = useQueryOf('creditfile.records', { customerId, ...point });
  const ratings = useQueryOf('creditfile.ratings', { customerId, ...point });
  const fraud = useQueryOf('creditfile.fraudChecks', { customerId, ...point });
  const market = useQueryOf('creditfile.marketFactor', { customerId, ...point });
  const [open, setOpen] = useState<Open | null>(null);
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    setOpen(null);
    setAsking(false);
  };
  const add = (form: Open['form'], label: string) =>
    book.readOnly ? undefined : (
      <Button variant="default" size="compact-xs" onClick={() => setOpen({ form, entry: null })}>
        {label}
      </Button>
    );
  const register = records.data?.register;

  return (
    <div className={classes.tab}>
      {(records.data?.hardStops.length ?? 0) > 0 && (
        <Notice tone="bad">
          {t('hardStops.title', {
            reasons: (records.data?.hardStops ?? [])
              .map((code) => t(`hardStops.${code}`))
              .join(t('common:listSeparator')),
          })}
        </Notice>
      )}
      {fraud.data?.prepaymentOnly === true && (
        <Notice tone="bad">
          {t('fraud.prepaymentOnly', {
            count: fraud.data.rows[0]?.ticks.length ?? 0,
            day: fraud.data.rows[0] === undefined ? '' : format.day(fraud.data.rows[0].checkedOn),
          })}
        </Notice>
      )}
      <CompletenessHead
        customerId={customerId}
        onPlace={onTab}
        onRecord={() => setOpen({ form: 'record', entry: null })}
        onFraud={() => setOpen({ form: 'fraud', entry: null })}
      />

      <section>
        <SectionTitle
          title={t('record.title')}
          note={
            register === undefined
              ? undefined
              : register === null
                ? t('record.neverChecked')
                : t(register.current ? (register.clean ? 'record.clean' : 'record.notClean') : 'record.stale', {
                    day: format.day(register.checkedOn),
                    days: daysBetween(register.checkedOn, asOf),
                  })
          }
          tools={add('record', t('record.add'))}
        />
        {records.data?.rows.length === 0 && <p className={classes.soft}>{t('record.empty')}</p>}
        {(records.data?.rows.length ?? 0) > 0 && (
          <div className={classes.scroll}>
            <table className={classes.list}>
              <thead>
                <tr>
                  <th scope="col">{t('record.checkedOn')}</th>
                  <th scope="col">{t('record.kind')}</th>
                  <th scope="col">{t('record.category')}</th>
                  <th scope="col">{t('record.status')}</th>
                  <th scope="col" data-right>
                    {t('common:amount')}
                  </th>
                  <th scope="col" data-right>
                    {t('record.limit')}
                  </th>
                  <th scope="col">{t('source')}</th>
                  <th scope="col">{t('validUntil')}</th>
                </tr>
              </thead>
              <tbody>
                {records.data?.rows.map((row) => (
                  <tr key={row.recordId}>
                    <td>
                      <TextButton onClick={() => setOpen({ form: 'record', entry: row })}>
                        <DayText day={row.checkedOn} />
                      </TextButton>
                    </td>
                    <td>{t(`record.kinds.${row.kind}`)}</td>
                    <td>{t(`record.categories.${row.category}`)}</td>
                    <td>
                      <Chip bad={row.status === 'active'}>{t(`record.statuses.${row.status}`)}</Chip>
                    </td>
                    <td data-right>
                      {row.amountMinor === null || row.currency === ''
                        ? ''
                        : format.money(row.amountMinor, row.currency)}
                    </td>
                    <td data-right>
                      {row.limitMinor === null || row.currency === '' ? '' : format.money(row.limitMinor, row.currency)}
                    </td>
                    <td>
                      {row.source}
                      {row.note !== '' && <small className={classes.cell}>{row.note}</small>}
                    </td>
                    <td>
                      <Until day={row.expiresOn} asOf={asOf} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>

      <section>
        <SectionTitle title={t('rating.title')} note={t('rating.note')} tools={add('rating', t('rating.add'))} />
        {ratings.data?.rows.length === 0 && <p className={classes.soft}>{t('rating.empty')}</p>}
        {(ratings.data?.rows.length ?? 0) > 0 && (
          <table className={classes.list}>
            <thead>
              <tr>
                <th scope="col">{t('rating.ratedOn')}</th>
                <th scope="col">{t('rating.agency')}</th>
                <th scope="col">{t('rating.rating')}</th>
                <th scope="col">{t('rating.ownGrade')}</th>
                <th scope="col">{t('source')}</th>
                <th scope="col">{t('validUntil')}</th>
              </tr>
            </thead>
            <tbody>
              {ratings.data?.rows.map((row) => (
                <tr key={row.ratingId}>
                  <td>
                    <TextButton onClick={() => setOpen({ form: 'rating', entry: row })}>
                      <DayText day={row.ratedOn} />
                    </TextButton>
                  </td>
                  <td>{row.agency}</td>
                  <td>
                    <b>{row.rating}</b>
                  </td>
                  <td>{row.ownGrade === '' ? '—' : row.ownGrade}</td>
                  <td>
                    {row.source}
                    {row.note !== '' && <small className={classes.cell}>{row.note}</small>}
                  </td>
                  <td>
                    <Until day={row.expiresOn} asOf={asOf} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>

      <section>
        <SectionTitle title={t('fraud.title')} note={t('fraud.note')} tools={add('fraud', t('fraud.add'))} />
        {fraud.data?.rows.length === 0 && <p className={classes.soft}>{t('fraud.empty')}</p>}
        <ul className={classes.checks}>
          {fraud.data?.rows.map((row) => (
            <li key={row.fraudCheckId}>
              <TextButton onClick={() => setOpen({ form: 'fraud', entry: row })}>
                <DayText day={row.checkedOn} />
              </TextButton>
              <Chip bad={row.ticks.length >= 3}>{t('fraud.ticks', { count: row.ticks.length })}</Chip>
              <span>
                {row.ticks.map((tick) => t(`fraud.flags.${tick}`)).join(t('common:listSeparator'))}
                {row.note !== '' && <small className={classes.cell}>{row.note}</small>}
              </span>
              <small className={classes.soft}>{row.actor}</small>
            </li>
          ))}
        </ul>
      </section>

      <section>
        <SectionTitle
          title={t('market.title')}
          note={t('market.product', { percent: format.basisPoints(market.data?.factorBp ?? 10_000) })}
          tools={
            <Button variant="default" size="compact-xs" onClick={() => void navigate('/settings?tab=market')}>
              {t('market.register')}
            </Button>
          }
        />
        {market.data?.notes.length === 0 && <p className={classes.soft}>{t('market.none')}</p>}
        <ul className={classes.checks}>
          {market.data?.notes.map((note) => (
            <li key={note.scope + note.name + note.factorBp}>
              <Chip bad={note.outlook === 'bad'}>{t(`market.outlooks.${note.outlook}`)}</Chip>
              <span>
                {t(`market.scopes.${note.scope}`)} {note.name}
              </span>
              <b>× {format.basisPoints(note.factorBp)}</b>
            </li>
          ))}
        </ul>
      </section>

      <SideDrawer
        opened={open !== null}
        onClose={close}
        title={open === null ? '' : t(`${open.form}.${open.entry === null ? 'add' : 'edit'}`)}
        size={560}
        closeOnEscape={!asking}
      >
        {open?.form === 'record' && (
          <RecordForm
            key={open.entry?.recordId ?? 0}
            customerId={customerId}
            record={open.entry}
            onDone={close}
            onAsking={setAsking}
            onSaved={(entry) => setOpen({ form: 'record', entry })}
          />
        )}
        {open?.form === 'rating' && (
          <RatingForm customerId={customerId} rating={open.entry} onDone={close} onAsking={setAsking} />
        )}
        {open?.form === 'fraud' && (
          <FraudForm customerId={customerId} check={open.entry} onDone={close} onAsking={setAsking} />
        )}
      </SideDrawer>
    </div>
  );
}

function Until({ day, asOf }: { readonly day: CreditRecord['expiresOn']; readonly asOf: string }) {
  const { t } = useTranslation('creditfile');
  if (day === null) return null;
  return (
    <>
      <DayText day={day} /> {day < asOf && <Chip bad>{t('expired')}</Chip>}
    </>
  );
}
