import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar } from '../../components/Page.tsx';
import { PointPicker } from './PointPicker.tsx';
import type { useEnds } from './useEnds.ts';

/** The two points, and what else the tab asks. */
export function EndsBar(props: ReturnType<typeof useEnds> & { readonly children?: ReactNode }) {
  const { t } = useTranslation('closing');
  const { ends, setEnd, swap } = props;
  return (
    <Bar label={t('points.label')}>
      <PointPicker label={t('points.from')} value={ends.from} onChange={(point) => setEnd('from', point)} />
      <Tooltip label={t('points.swap')}>
        <ActionIcon variant="default" aria-label={t('points.swap')} onClick={swap}>
          <span aria-hidden>⇄</span>
        </ActionIcon>
      </Tooltip>
      <PointPicker label={t('points.to')} value={ends.to} onChange={(point) => setEnd('to', point)} />
      {props.children}
    </Bar>
  );
}
