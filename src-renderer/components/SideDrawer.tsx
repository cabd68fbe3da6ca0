import { Drawer } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './SideDrawer.module.css';

export interface SideDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly size?: number;
  /** False while something that is no dialog stands in front: Esc belongs to that. */
  readonly closeOnEscape?: boolean;
}

/** The rows behind a figure, beside the figure. Esc or a click outside closes it. */
export function SideDrawer({ opened, onClose, title, children, size = 760, closeOnEscape = true }: SideDrawerProps) {
  const { t } = useTranslation();
  const content = useRef<HTMLDivElement>(null);
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing || !opened || !closeOnEscape) return;
      // An open list or calendar in a field takes the key for itself.
      if (event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true') return;
      if (!isBehindDialog(content.current)) onClose();
    },
    { capture: true },
  );
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size}
      closeOnEscape={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
    >
      <div ref={content} hidden />
      {children}
    </Drawer>
  );
} // prettier-ignore

/** Whether a dialog opened later stands in front: those come later in the document. One on its way out does not count. */
function isBehindDialog(own: HTMLElement | null): boolean {
  const dialog = own?.closest('[aria-modal="true"]');
  if (dialog == null) return false;
  return [...document.querySelectorAll<HTMLElement>('[aria-modal="true"]')].some(
    (other) =>
      (dialog.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      (other.getAnimations?.() ?? []).length === 0,
  );
}
