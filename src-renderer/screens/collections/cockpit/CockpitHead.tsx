import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { leftAloneKinds, type Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { DangerBadge } from '../../../components/DangerBadge.tsx';
import { Figure, FigureStrip } from '../../../components/Figure.tsx';
import { GradeBadge } from '../../../components/GradeBadge.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import { StatusBadge } from '../../../components/StatusBadge.tsx';
import { UseBar } from '../../../components/UseBar.tsx';
import classes from './Cockpit.module.css';
import type { Neighbours } from './useNeighbours.ts';

export interface CockpitHeadProps {
  readonly cockpit: Cockpit;
  readonly neighbours: Neighbours;
  readonly onBrief: () => void;
}

/** Who this is, how they stand, and the way to the next one. */
export function CockpitHead({ cockpit, neighbours, onBrief }: CockpitHeadProps) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const { customerId, name, code, collector, salesperson } = cockpit.customer;
  const { place, total, previous, next, go } = neighbours;
  return (
    <div className={classes.head}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<Icon name="back" size={12} />}
        onClick={() => void navigate('/today')}
      >
        {t('toToday')}
      </Button>
      <h1 title={name}>{name}</h1>
      <Chip>{code}</Chip>
      {cockpit.grade !== null && <GradeBadge grade={cockpit.grade} />}
      {cockpit.danger.level !== 'none' && <DangerBadge level={cockpit.danger.level} weight={cockpit.danger.weight} />}
      <StatusBadge customerId={customerId} />
      <span className={classes.soft}>
        {[
          t(`segment.${cockpit.segment}`),
          collector === '' ? '' : t('collector', { name: collector }),
          salesperson === '' ? '' : t('salesperson', { name: salesperson }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      <div data-push>
        <Button variant="default" size="xs" leftSection={<Icon name="print" size={13} />} onClick={onBrief}>
          {t('brief.button')}
        </Button>
        <Button variant="default" size="xs" onClick={() => void navigate(`/customers/${customerId}`)}>
          {t('toCustomer')}
        </Button>
        {total > 0 && (
          <span className={classes.soft}>
            {place === null ? t('place.none', { total }) : t('place.of', { place, total })}
          </span>
        )}
        <Button variant="default" size="xs" disabled={previous === null} onClick={() => go('previous')}>
          <Icon name="up" size={12} label={t('previous')} /> <Keys keys="K" />
        </Button>
        <Button variant="default" size="xs" disabled={next === null} onClick={() => go('next')}>
          <Icon name="down" size={12} label={t('nextLabel')} /> <Keys keys="J" />
        </Button>
      </div>
    </div>
  );
}

/** The figures of the head, one strip a currency. */
export function CockpitFigures({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const navigate = useNavigate();
  const { customerId } = cockpit.customer;
  const tab = (name: string) => () => void navigate(`/customers/${customerId}?tab=${name}`);
  return (
    <>
      {cockpit.money.map((row, index) => {
        const { currency } = row;
        const rate = cockpit.keptRates.find((each) => each.currency === currency);
        return (
          <FigureStrip key={currency} label={t('figures', { currency: format.currencyName(currency) })}>
            <Figure
              label={cockpit.money.length > 1 ? `${t('owed')} ${currency}` : t('owed')}
              value={format.money(row.owedMinor, currency)}
              {...(row.unappliedMinor === 0
                ? {}
                : { note: t('unapplied', { amount: format.money(Math.abs(row.unappliedMinor), currency) }) })}
              onOpen={tab('items')}
            />
            <Figure
              label={t('overdue')}
              value={format.money(row.overdueMinor, currency)}
              {...(row.disputedMinor > 0
                ? { note: t('disputed', { amount: format.money(row.disputedMinor, currency) }) }
                : row.oldestDaysLate > 0
                  ? { note: t('oldest', { days: row.oldestDaysLate }) }
                  : {})}
              onOpen={tab('items')}
            />
            <Figure
              label={t('limit')}
              value={
                row.hasLimit ? (
                  <span className={classes.gauge}>
                    <UseBar usedMinor={row.exposureMinor} limitMinor={row.limitMinor} label={t('limit')} />
                  </span>
                ) : (
                  <span className={classes.soft}>{t('noLimit')}</span>
                )
              }
              note={t('exposure', { amount: format.money(row.exposureMinor, currency) })}
              onOpen={tab('limits')}
            />
            {index === 0 && <Usual cockpit={cockpit} />}
            <Figure
              label={t('kept')}
              value={rate === undefined || rate.count === 0 ? '–' : rate.enough ? format.basisPoints(rate.rateBp) : t('keptCount', { kept: rate.keptCount, count: rate.count })}
              note={rate === undefined || rate.count === 0 ? t('keptNone') : t('keptOf', { count: rate.count })}
              {...(rate === undefined || rate.count === 0
                ? {}
                : { hint: t('keptHint', { kept: format.money(rate.keptMinor, currency), promised: format.money(rate.promisedMinor, currency) }) })}
              onOpen={tab('promises')}
            />
            {index === 0 && <LastContact cockpit={cockpit} onOpen={tab('log')} />}
          </FigureStrip>
        );
      })}
    </>
  ); // prettier-ignore
}

function Usual({ cockpit: { lateness } }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const { paidItems, medianDaysLate: median, slowDaysLate: slow } = lateness;
  const note = paidItems === 0 ? t('usualNone') : t('usualBasis', { count: paidItems });
  return (
    <Figure
      label={t('usual')}
      value={
        median === null || slow === null
          ? '–'
          : slow <= 0
            ? t('usualEarly')
            : median === slow
              ? t('usualOne', { days: slow })
              : t('usualRange', { from: Math.max(0, median), to: slow })
      }
      note={note}
    />
  );
}

function LastContact({ cockpit, onOpen }: { readonly cockpit: Cockpit; readonly onOpen: () => void }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const { lastContact, lastLetter, attemptsSinceReached } = cockpit;
  // A letter after the last talk is the last they heard of us.
  const letter = lastLetter !== null && (lastContact === null || lastLetter.onDay > lastContact.onDay) ? lastLetter : null; // prettier-ignore
  const note =
    attemptsSinceReached > 0
      ? t('inVain', { count: attemptsSinceReached })
      : lastContact === null
        ? t('neverNote')
        : t(`result.${lastContact.result}`);
  return (
    <Figure
      label={t('lastContact')}
      value={letter !== null ? format.day(letter.onDay) : lastContact === null ? t('never') : format.day(lastContact.onDay)}
      note={letter === null ? note : letter.level === 0 ? t('reminderSent') : t('letterSent', { level: letter.level })}
      onOpen={onOpen}
    />
  ); // prettier-ignore
}

/** Why this customer must not be chased now, and until when, and a claim that is to be kept all the same; a call that comes in can be logged all the same. */
export function Blocks({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const step = cockpit.steps.flatMap(({ heldBack }) => heldBack);
  if (cockpit.blocks.length === 0 && step.length === 0 && cockpit.limitation === null) return null;
  const late = cockpit.items.filter(({ daysLate }) => daysLate > 0).length;
  const listed = (found: readonly string[]): string =>
    found.length >= late ? '' : `${found.slice(0, 3).join(t('common:listSeparator'))}${found.length > 3 ? '…' : ''}`;
  const numbers = (ids: readonly number[] | null): string =>
    ids === null
      ? ''
      : listed(cockpit.items.filter(({ dueItemId }) => ids.includes(dueItemId)).map(({ number }) => number));
  const lines = cockpit.blocks.map((block) => {
    const named = numbers(block.dueItemIds);
    const parts = [
      t(`block.${block.kind}`),
      named,
      // Without a number the case is told by its kind, which the words before it say well enough.
      block.kind === 'legal' && !cockpit.cases.some((each) => each.number === block.reason) ? '' : block.reason,
      block.untilOn === null ? '' : t('block.until', { day: format.day(block.untilOn) }),
    ];
    return parts.filter((part) => part !== '').join(' · ');
  });
  const claim = cockpit.limitation === null ? null : <KeepClaim cockpit={cockpit} limitation={cockpit.limitation} />;
  return (
    <div className={classes.blocks}>
      {!cockpit.mayChase && (
        <Notice tone="bad">
          <p>
            <b>{t('block.mayNot')}</b> {t('block.why', { lines: lines.join(t('block.between')) })} {t('block.incoming')}
          </p>
          {claim}
        </Notice>
      )}
      {cockpit.mayChase && claim !== null && <Notice tone="look">{claim}</Notice>}
      {cockpit.mayChase && lines.length > 0 && (
        <Notice tone="look">
          {t('block.some')} {lines.join(t('block.between'))}
        </Notice>
      )}
    </div>
  );
}

/** A period that ends soon: a paper keeps the claim, and where nobody may be called a decision comes first. */
function KeepClaim(props: { readonly cockpit: Cockpit; readonly limitation: NonNullable<Cockpit['limitation']> }) {
  const { t } = useTranslation(['cockpit', 'today']);
  const format = useFormat();
  const { cockpit, limitation } = props;
  const { customerId } = cockpit.customer;
  const { number, safeOn, daysLeft } = limitation;
  const kind = cockpit.mayChase ? undefined : leftAloneKinds.find((each) => cockpit.blocks.some((block) => block.kind === each)); // prettier-ignore
  const decided = kind === 'excluded' || kind === 'paused';
  return (
    <p>
      <b>{t(cockpit.mayChase ? 'limitation.title' : 'limitation.titleAlone')}</b>{' '}
      {t('limitation.text', {
        number,
        amount: format.money(limitation.amountMinor, limitation.currency),
        day: format.day(safeOn),
        count: daysLeft,
      })}{' '}
      {t(kind === undefined ? 'limitation.keep' : `today:keepClaim.${kind}`)}{' '}
      <Link to={`/customers/${customerId}?tab=limitation`}>{t('limitation.toClock')}</Link>
      {' · '}
      {decided && (
        <>
          <Link to={`/process?tab=pauses&customer=${customerId}`}>{t('limitation.toPauses')}</Link>
          {' · '}
        </>
      )}
      <Link to={`/letters?customer=${customerId}`}>{t('limitation.toLetter')}</Link>
    </p>
  );
}
