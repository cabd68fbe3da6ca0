import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import type { CallForm } from '../../../../src-main/areas/collections/rules/callResults.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { OpenCaseDrawer } from '../../cases/OpenCaseDrawer.tsx';
import { NewPlanDrawer } from '../../promises/PlanForm.tsx';
import classes from './Cockpit.module.css';
import type { Call } from './draft.ts';

export interface OffersProps {
  readonly cockpit: Cockpit;
  readonly call: Call;
  readonly onForm: (form: CallForm) => void;
  /** A statement to be sent is a task of the same entry. */
  readonly onStatement: () => void;
}

/** What else can come of a call: in the same entry, in a drawer over it, or on a screen of its own with this customer. */
export function Offers({ cockpit, call, onForm, onStatement }: OffersProps) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const [front, setFront] = useState<'plan' | 'legal' | null>(null);
  const { customerId, code, name } = cockpit.customer;
  const customer = { id: customerId, code, name };
  const places = [
    ['letter', `/letters?customer=${customerId}`],
    ['hold', `/customers/${customerId}?tab=limits`],
    ['pause', `/process?tab=pauses&customer=${customerId}`],
    ['receipt', `/receipts/new?customer=${customerId}`],
  ] as const;
  if (book.readOnly) return null;
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
      <button type="button" className={classes.pill} onClick={onStatement}>
        {t('offers.statement')}
      </button>
      {(['plan', 'legal'] as const).map((drawer) => (
        <Button key={drawer} variant="subtle" size="compact-xs" onClick={() => setFront(drawer)}>
          {t(`offers.${drawer}`)}
        </Button>
      ))}
      {places.map(([place, path]) => (
        <Button key={place} variant="subtle" size="compact-xs" onClick={() => void navigate(path)}>
          {t(`offers.${place}`)}
        </Button>
      ))}
      <NewPlanDrawer opened={front === 'plan'} customer={customer} onClose={() => setFront(null)} />
      <OpenCaseDrawer
        opened={front === 'legal'}
        customer={customer}
        onClose={() => setFront(null)}
        onOpened={(caseId) => void navigate(`/cases?case=${caseId}`)}
      />
    </section>
  );
}
