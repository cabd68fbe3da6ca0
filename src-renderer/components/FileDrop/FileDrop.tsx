import { useFileDrop, type FileDropChoices } from '../../app/fileDrop.ts';
import { Icon } from '../Icon.tsx';
import classes from './FileDrop.module.css';

export interface FileDropProps extends FileDropChoices {
  readonly title: string;
  readonly text: string;
  /** Which kinds of file are taken. */
  readonly kinds: string;
}

/** The place a file is dropped on, and the button that asks for one. */
export function FileDrop({ title, text, kinds, ...choices }: FileDropProps) {
  const drop = useFileDrop(choices);
  return (
    <button
      type="button"
      className={classes.drop}
      disabled={choices.busy || drop.receiving}
      onClick={drop.choose}
      {...drop.target}
    >
      <Icon name="import" size={26} />
      <b>{title}</b>
      <span>{text}</span>
      <small>{kinds}</small>
    </button>
  );
}
