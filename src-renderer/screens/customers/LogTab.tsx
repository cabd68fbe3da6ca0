import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { ActionForm } from '../../components/ActionForm/ActionForm.tsx';
import type { ActionDraft } from '../../components/ActionForm/draft.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CarePart } from '../log/CarePart.tsx';
import { FeedbackPart } from '../log/FeedbackPart.tsx';
import { HandoverDrawer } from '../log/HandoverDrawer.tsx';
import classes from '../log/Log.module.css';
import { LogList } from '../log/LogList.tsx';
import { RatingPart } from '../log/RatingPart.tsx';
import { StatePart } from '../log/StatePart.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** Every contact with this customer, where it stands, what is thought of them, and the contacts that ask for nothing. */
export function LogTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t, i18n } = useTranslation('log');
  const { point, book } = useWorkingPoint();
  const [logging, setLogging] = useState<Partial<ActionDraft> | null>(null);
  const [printing, setPrinting] = useState(false);
  const { data, error } = useQueryOf('actions.customer', { ...point, customerId });
  return (
    <div className={classes.tab}>
      <LogList
        customerId={customerId}
        tools={
          <>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="print" size={13} />}
              onClick={() => setPrinting(true)}
            >
              {t('handover.print')}
            </Button>{' '}
            {!book.readOnly && (
              <Button size="compact-sm" leftSection={<Icon name="plus" size={13} />} onClick={() => setLogging({})}>
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <aside className={classes.side}>
        {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
        {data === undefined ? (
          <Skeleton height={160} />
        ) : (
          <>
            <StatePart data={data} />
            <RatingPart customerId={customerId} data={data} />
          </>
        )}
        <FeedbackPart customerId={customerId} />
        <CarePart
          customerId={customerId}
          onCare={(care) => setLogging({ purpose: 'care', contactId: care.contactId, note: care.title })}
        />
      </aside>
      <SideDrawer opened={logging !== null} onClose={() => setLogging(null)} size={620} title={t('addTitle')}>
        {logging !== null && (
          <ActionForm
            customerId={customerId}
            start={logging}
            onDone={() => setLogging(null)}
            onCancel={() => setLogging(null)}
          />
        )}
      </SideDrawer>
      <HandoverDrawer of={printing ? { customerId } : null} onClose={() => setPrinting(false)} />
    </div>
  );
}
