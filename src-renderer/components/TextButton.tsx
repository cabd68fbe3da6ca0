import type { ComponentProps } from 'react';
import classes from './TextButton.module.css';

/** A button that reads as a link in text: it opens what its words name. */
export function TextButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button {...props} type="button" className={classes.button} />;
}
