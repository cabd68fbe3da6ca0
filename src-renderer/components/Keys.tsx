import classes from './Keys.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A keyboard hint: `mod+K` prints ⌘K on a Mac and Ctrl K elsewhere. */
export function Keys({ keys }: { readonly keys: string }) {
  const shown = keys.replace('mod+', isMac ? '⌘' : 'Ctrl ');
  return <kbd className={classes.keys}>{shown}</kbd>;
}
