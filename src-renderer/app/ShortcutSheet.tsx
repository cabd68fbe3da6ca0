import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Keys } from '../components/Keys.tsx';
import classes from './Frame.module.css';
import { screens } from './screens.ts';

const general = [
  ['mod+K', 'search'],
  ['/', 'search'],
  ['D', 'day'],
  ['F1', 'help'],
  ['?', 'sheet'],
  ['Alt+1…9', 'screen'],
  ['Esc', 'close'],
] as const;

const grid = [
  ['↑ ↓ ← →', 'move'],
  ['Home End', 'edges'],
  ['PageUp PageDown', 'page'],
  ['Enter', 'open'],
] as const;

/** Every key the program listens to. */
export default function ShortcutSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <table className={classes.sheet}>
        <tbody>
          {general.map(([keys, name]) => (
            <Line key={keys} keys={keys} text={t(`shortcuts.${name}`)} />
          ))}
          {screens
            .filter(({ key, group }) => key !== undefined && group !== null)
            .map(({ id, key }) => (
              <Line
                key={id}
                keys={`G ${key?.toUpperCase()}`}
                text={t('shortcuts.goTo', { screen: t(`screens.${id}`) })}
              />
            ))}
          {grid.map(([keys, name]) => (
            <Line key={keys} keys={keys} text={`${t('shortcuts.inTables')} ${t(`shortcuts.${name}`)}`} />
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

function Line({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <tr>
      <th scope="row">{text}</th>
      <td>
        <Keys keys={keys} />
      </td>
    </tr>
  );
}
