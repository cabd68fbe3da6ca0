import { Button, Checkbox, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credit, OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { DayText } from '../DayText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Notice } from '../Notice.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import classes from './UseCredits.module.css';

/** What of each ticked credit goes on an item, oldest first: 100 open, credits of 70 and 50 give 70 and 30. */
export function usedOf(
  credits: readonly Pick<Credit, 'documentId' | 'unappliedMinor'>[],
  ticked: ReadonlySet<number>,
  openMinor: number,
): Map<number, number> {
  const used = new Map<number, number>();
  let left = openMinor;
  for (const credit of credits) {
    const amountMinor = ticked.has(credit.documentId) ? Math.min(left, credit.unappliedMinor) : 0;
    if (amountMinor > 0) used.set(credit.documentId, amountMinor);
    left -= amountMinor;
  }
  return used;
}

/** The customer's unapplied money and credit notes, put onto an invoice while it is looked at. */
export function UseCreditsDrawer(props: { readonly items: readonly OpenItem[] | null; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { items, onClose } = props;
  const [first] = items ?? [];
  return (
    <SideDrawer
      opened={first !== undefined}
      onClose={onClose}
      title={first === undefined ? '' : t('useCredits.title', { number: first.number })}
    >
      {first !== undefined && items !== null && <UseCredits key={first.dueItemId} items={items} onClose={onClose} />}
    </SideDrawer>
  );
}

function UseCredits({ items, onClose }: { readonly items: readonly OpenItem[]; readonly onClose: () => void }) {
  const { t } = useTranslation(['entry', 'common']);
  const format = useFormat();
  const [itemId, setItemId] = useState(items[0]?.dueItemId ?? 0);
  const [ticked, setTicked] = useState<ReadonlySet<number> | null>(null);
  const apply = useCommand('ledger.applyCredits');
  const item = items.find((each) => each.dueItemId === itemId) ?? items[0];
  const { data } = useQueryOf(
    'ledger.credits',
    item === undefined
      ? { status: 'unapplied' }
      : { status: 'unapplied', customerId: item.customerId, currency: item.currency, limit: 200 },
  );
  if (item === undefined || data === undefined) return null;
  const { currency } = item;
  const credits = data.rows.toReversed();
  const chosen = ticked ?? new Set<number>(credits.map((credit) => credit.documentId));
  const used = usedOf(credits, chosen, item.openMinor);
  const usedMinor = [...used.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);

  const save = async (): Promise<void> => {
    const lines = credits.flatMap(({ documentId }) => {
      const amountMinor = used.get(documentId);
      return amountMinor === undefined ? [] : [{ creditId: documentId, amountMinor }];
    });
    const reply = await apply.run({ dueItemId: item.dueItemId, credits: lines }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({
      message: t('useCredits.done', {
        amount: format.money(reply.value.appliedMinor, currency),
        open: format.money(reply.value.openMinor, currency),
      }),
    });
    onClose();
  };

  if (credits.length === 0) return <EmptyState icon="check" title={t('useCredits.none')} />;
  return (
    <>
      {items.length > 1 && (
        <Select
          label={t('document.choose')}
          value={String(item.dueItemId)}
          allowDeselect={false}
          data={items.map((each) => ({
            value: String(each.dueItemId),
            label: `${format.day(each.dueOn)} · ${format.money(each.openMinor, currency)}`,
          }))}
          onChange={(value) => setItemId(items.find((each) => String(each.dueItemId) === value)?.dueItemId ?? itemId)}
        />
      )}
      <p>{t('useCredits.open', { amount: format.money(item.openMinor, currency) })}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('credits.number')}</th>
            <th>{t('credits.issuedOn')}</th>
            <th data-right>{t('credits.unapplied')}</th>
            <th data-right>{t('useCredits.used')}</th>
          </tr>
        </thead>
        <tbody>
          {credits.map((credit) => (
            <tr key={credit.documentId}>
              <td>
                <Checkbox
                  label={`${credit.number} ${t(`common:documentKinds.${credit.kind}`)}`}
                  checked={chosen.has(credit.documentId)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.currentTarget.checked) next.add(credit.documentId);
                    else next.delete(credit.documentId);
                    setTicked(next);
                  }}
                />
              </td>
              <td>
                <DayText day={credit.issuedOn} />
              </td>
              <td data-right>
                <MoneyText amountMinor={credit.unappliedMinor} currency={currency} />
              </td>
              <td data-right>
                <MoneyText amountMinor={used.get(credit.documentId) ?? 0} currency={currency} dashZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {apply.failure !== null && <Notice tone="bad">{apply.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={usedMinor === 0} loading={apply.running} onClick={() => void save()}>
          {t('useCredits.save', { amount: format.money(usedMinor, currency) })}
        </Button>
      </Group>
    </>
  );
}
