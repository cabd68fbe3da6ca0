import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import type { CallForm } from '../../../../src-main/areas/collections/rules/callResults.ts';
import classes from './Cockpit.module.css';
import type { Call } from './draft.ts';

export interface OffersProps {
  readonly cockpit: Cockpit;
  readonly call: Call;
  readonly onForm: (form: CallForm) => void;
}

/** What else can come of a call: here in the same entry, or on its own screen with this customer and these items. */
export function Offers({ cockpit, call, onForm }: OffersProps) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const { customerId } = cockpit.customer;
  const items = call.items.map(({ dueItemId }) => dueItemId).join(',');
  const places = [
    ['plan', `/promises?tab=plans&customer=${customerId}&items=${items}`],
    ['letter', `/letters?customer=${customerId}`],
    ['statement', `/reports?tab=lists&customer=${customerId}`],
    ['hold', `/customers/${customerId}?tab=limits`],
    ['pause', `/process?tab=pauses&customer=${customerId}`],
    ['legal', `/cases?customer=${customerId}&items=${items}`],
    ['receipt', `/receipts/new?customer=${customerId}`],
  ] as const;
  return (
    <section aria-label={t('offers.title')} className={classes.offers}>
      {(['promise', 'dispute', 'copy'] as const).map((form) => (
        <button
          key={form}
          type="button"
          className={classes.pill}
          aria-pressed={call.forms.includes(form)}
          onClick={() => onForm(form)}
        >
          {t(`offers.${form}`)}
        </button>
      ))}
      {places.map(([name, path]) => (
        <Button key={name} variant="subtle" size="compact-xs" onClick={() => void navigate(path)}>
          {t(`offers.${name}`)}
        </Button>
      ))}
    </section>
  );
}
