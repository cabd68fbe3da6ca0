import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './SideDrawer.module.css';

export interface SideDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly size?: number;
  /** False while a dialog stands in front: Esc belongs to that one. */
  readonly closeOnEscape?: boolean;
}

/** The rows behind a figure, beside the figure. Esc or a click outside closes it. */
export function SideDrawer({ opened, onClose, title, children, size = 760, closeOnEscape = true }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size}
      closeOnEscape={closeOnEscape}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
    >
      {children}
    </Drawer>
  );
}
